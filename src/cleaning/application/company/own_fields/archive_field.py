"""A field is not asked any more, or again."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.company.own_fields.ports import OwnFieldStore
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import OwnFieldId


@dataclass(frozen=True, slots=True)
class ArchiveOwnField:
    """Forms leave it out; what was written stays where it is."""

    work: Work
    fields: OwnFieldStore
    access: Access
    clock: Clock

    def __call__(self, field_id: OwnFieldId) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            self.fields.get(field_id).archive(at=self.clock.now())


@dataclass(frozen=True, slots=True)
class RestoreOwnField:
    """Asked again, with all its values."""

    work: Work
    fields: OwnFieldStore
    access: Access

    def __call__(self, field_id: OwnFieldId) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            self.fields.get(field_id).restore()
