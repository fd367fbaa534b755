"""The link of one edition of an offer: who has it may read and take the offer, nobody can make one up."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import QuoteId

LENGTH = 40
"""Hexadecimal digits of the signature: 160 bits."""


@dataclass(frozen=True, slots=True)
class OfferLink:
    """Of another edition it is another link, so that nobody accepts what they have not read."""

    secret: str

    def issue(self, quote_id: QuoteId, edition: int) -> str:
        return f"{quote_id}-{edition}-{self._sign(f'{quote_id}-{edition}')}"

    def read(self, token: str) -> tuple[QuoteId, int]:
        """The offer and its edition. Raise NotFound when it was not made by us."""
        body, _, signature = token.rpartition("-")
        number, _, edition = body.partition("-")
        if not hmac.compare_digest(signature.encode(), self._sign(body).encode()) or not edition:
            raise NotFound("offer")
        return QuoteId(int(number)), int(edition)

    def _sign(self, body: str) -> str:
        return hmac.new(self.secret.encode(), f"offer:{body}".encode(), sha256).hexdigest()[:LENGTH]
