"""One row of a list as it was read: a client as far as it is known there, a place, and what is doubtful in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.lists.doubts import Doubt, Weight


@dataclass(slots=True, kw_only=True)
class PlaceRead:
    """A place as a row tells it; ``parts`` are those of the address."""

    name: str
    purpose: str = "other"
    area: Decimal | None = None
    periodicity: str | None = None
    rrule: str | None = None
    former_price: Decimal | None = None
    settlement: str = ""
    postcode: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    access: str = ""
    wishes: str = ""
    conditions: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same place however it was typed."""
        return place_key(self.name, self.settlement, *(self.parts.get(name, "") for name in ADDRESS))


ADDRESS = ("district", "street", "building", "entrance", "floor", "flat")


def place_key(*parts: str) -> tuple[str, ...]:
    """Letters and digits only, so that signs and blanks make no difference."""
    return tuple("".join(re.findall(r"[^\W_]+", part.lower())) for part in parts)


@dataclass(slots=True, kw_only=True)
class Entry:
    """What a row says of a client. ``extras`` are values that fit nowhere: they go to the note, so nothing is lost."""

    row: int
    name: str
    kind: ClientKind
    eik: str | None = None
    vat_number: str | None = None
    egn: str | None = None
    iban: str | None = None
    accountable: str = ""
    contact: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    city: str = ""
    postcode: str = ""
    address: str = ""
    since: date | None = None
    note: str = ""
    sms_consent: bool | None = None
    email_consent: bool | None = None
    place: PlaceRead | None = None
    extras: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def skipped(self) -> bool:
        return any(doubt.weight is Weight.SKIPPED for doubt in self.doubts)
