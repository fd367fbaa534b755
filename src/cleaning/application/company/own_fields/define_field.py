"""The company needs to write down something nobody foresaw."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.company.own_fields.commands import NewOwnField
from cleaning.application.company.own_fields.ports import OwnFieldStore
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.company.own_field import OwnField
from cleaning.domain.shared.ids import OwnFieldId


@dataclass(frozen=True, slots=True)
class DefineOwnField:
    """A new field, after those the subject has; forms, lists, files and templates have it at once."""

    work: Work
    fields: OwnFieldStore
    access: Access
    clock: Clock

    def __call__(self, command: NewOwnField) -> OwnFieldId:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            there = self.fields.of(command.subject)
            made = OwnField.define(
                command.subject,
                command.meaning(),
                command.answers(),
                key=command.key,
                others=[each.key for each in there],
                position=1 + max((each.position for each in there), default=0),
                at=self.clock.now(),
            )
            self.fields.add(made)
            return made.id
