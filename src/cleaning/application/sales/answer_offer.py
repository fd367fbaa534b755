"""The client answers an offer by its link: yes with a name, or no with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from cleaning.application.sales.offer_link import OfferLink
from cleaning.application.sales.ports import Quotes
from cleaning.application.sales.public_offer import HOUR, PER_ADDRESS, PER_OFFER
from cleaning.application.sales.sign_quote import SignQuote
from cleaning.application.shared.ports import Clock, Tries, Work
from cleaning.domain.sales.quote import Quote
from cleaning.domain.sales.values import QuoteStage
from cleaning.domain.shared.errors import RuleBroken

SHORTEST_NAME = 3


class OfferAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """``chosen``: positions of the optional lines that are taken; ``address``: of the network, against machines."""

    token: str
    name: str = ""
    chosen: Sequence[int] = ()
    reason: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class OpenedOffer:
    """The offer, if the link is of what it says now; a limited number of answers an hour, refused ones counted."""

    work: Work
    quotes: Quotes
    tries: Tries
    clock: Clock

    def spend(self, answer: OfferAnswer, link: OfferLink) -> None:
        quote_id, _ = link.read(answer.token)
        limits = {f"offer:{answer.address}": PER_ADDRESS, f"offer-answer:{quote_id}": PER_OFFER}
        with self.work:  # committed by itself, so that an attempt that is refused counts too
            left = [self.tries.spend(key, limit, self.clock.now(), HOUR) for key, limit in limits.items()]
        if not all(left):
            raise RuleBroken("offer.too_many")

    def __call__(self, answer: OfferAnswer, link: OfferLink) -> Quote:
        quote_id, edition = link.read(answer.token)
        quote = self.quotes.held(quote_id)
        if quote.edition != edition or quote.stage is QuoteStage.DRAFT:
            raise RuleBroken("offer.changed")
        if quote.stage is not QuoteStage.SENT:
            raise RuleBroken("offer.answered")
        if quote.valid_until < self.clock.today():
            raise RuleBroken("offer.expired")
        return quote


@dataclass(frozen=True, slots=True)
class AcceptOffer:
    """Contract, plan, visits and billing follow in one step; who said yes, and when, is kept with the offer."""

    work: Work
    opened: OpenedOffer
    sign: SignQuote

    def __call__(self, answer: OfferAnswer, link: OfferLink) -> None:
        name = " ".join(answer.name.split())
        if len(name) < SHORTEST_NAME:
            raise RuleBroken("offer.name", field="name")
        self.opened.spend(answer, link)
        with self.work:
            self.sign(self.opened(answer, link), chosen=answer.chosen, by=name)


@dataclass(frozen=True, slots=True)
class RefuseOffer:
    work: Work
    opened: OpenedOffer
    clock: Clock

    def __call__(self, answer: OfferAnswer, link: OfferLink) -> None:
        self.opened.spend(answer, link)
        with self.work:
            self.opened(answer, link).decline(at=self.clock.now(), reason=answer.reason)
