"""One row of a list as it was read: a client as far as it is known there, a place, and what is doubtful in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.lists.doubts import Doubt, Weight
from cleaning.domain.shared.lists.place import PlaceRead
from cleaning.domain.shared.own.field import Own


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
    own: Own = field(default_factory=dict)
    extras: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def skipped(self) -> bool:
        return any(doubt.weight is Weight.SKIPPED for doubt in self.doubts)
