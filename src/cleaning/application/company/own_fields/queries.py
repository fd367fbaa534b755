"""What others ask about own fields."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.domain.shared.ids import OwnFieldId
from cleaning.domain.shared.own.field import Choice, Field, OwnType, Subject


class OwnFieldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A field as the settings show it; ``records`` is how many hold a value, counted up to 1,000."""

    id: OwnFieldId
    version: int
    subject: Subject
    key: str
    type: OwnType
    bg: str
    en: str
    only: str
    required: bool
    listed: bool
    personal: bool
    choices: tuple[Choice, ...]
    position: int
    archived_at: datetime | None
    records: int = 0

    @property
    def offered(self) -> list[Choice]:
        return [choice for choice in self.choices if not choice.retired]


class OwnFieldQueries(Protocol):
    def subjects(self) -> list[Subject]:
        """What can have own fields, in the order of the program."""

    def fields(self, subject: Subject) -> tuple[Field, ...]:
        """The fields of a subject in their order, the archived ones last."""

    def by_table(self) -> dict[str, tuple[Field, ...]]:
        """The same for every subject, by the kind of record the list of changes names."""

    def rows(self, subject: Subject) -> list[OwnFieldRow]:
        """The same for the settings, with how much each is used."""

    def row(self, field_id: OwnFieldId) -> OwnFieldRow:
        """Raise NotFound when there is none."""
