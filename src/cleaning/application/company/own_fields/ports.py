"""What the use cases of own fields need of the outside."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.company.own_field import OwnField
from cleaning.domain.shared.ids import OwnFieldId
from cleaning.domain.shared.own.field import Subject


class OwnFieldStore(Protocol):
    """All the fields there are, archived ones too."""

    def add(self, field: OwnField) -> None:
        """Keep a new one; it has an id afterwards."""

    def get(self, field_id: OwnFieldId) -> OwnField:
        """Raise NotFound when there is none; others wait with changing it."""

    def of(self, subject: Subject) -> list[OwnField]:
        """Those of a subject in their order; whoever asks is alone with them until the work ends."""

    def used(self, subject: Subject, key: str) -> bool:
        """Whether any record has a value of it."""
