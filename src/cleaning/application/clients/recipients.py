"""Where clients get messages, and whom a number belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from cleaning.domain.clients.values import Language
from cleaning.domain.shared.ids import BranchId, ClientId


class Recipient(msgspec.Struct, frozen=True, kw_only=True):
    """Where a client gets messages. ``service_sms`` until they say stop, ``marketing_sms`` once they say yes.

    ``phone`` and ``language`` are those of ``person``, someone there who asked for SMS; empty: the client itself.
    """

    id: ClientId
    branch_id: BranchId
    name: str
    phone: str | None
    language: Language
    person: str = ""
    service_sms: bool
    marketing_sms: bool


class RecipientQueries(Protocol):
    def recipients(self, ids: Sequence[int]) -> dict[int, Recipient]:
        """The clients that there are among ``ids``, without the archived; for messages, so unscoped."""

    def known_by(self, phone: str) -> list[Recipient]:
        """Clients whom an E.164 number belongs to, also by a contact of theirs; the newest first."""
