"""A field is called something else, or asked otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.company.own_fields.commands import OwnFieldInput
from cleaning.application.company.own_fields.ports import OwnFieldStore
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import OwnFieldId


@dataclass(frozen=True, slots=True)
class ChangeOwnField:
    """Its key stays; its type too, once anything was written in it."""

    work: Work
    fields: OwnFieldStore
    access: Access

    def __call__(self, field_id: OwnFieldId, command: OwnFieldInput, *, version: int | None = None) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            field = self.fields.get(field_id)
            field.expect(version)
            field.change(command.meaning(), command.answers(), used=self.fields.used(field.subject, field.key))
