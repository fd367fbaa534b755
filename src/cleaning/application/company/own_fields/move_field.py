"""Fields stand in the order people fill them in."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.company.own_fields.ports import OwnFieldStore
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import OwnFieldId


@dataclass(frozen=True, slots=True)
class MoveOwnField:
    """One place up, or down; the first stays first and the last stays last."""

    work: Work
    fields: OwnFieldStore
    access: Access

    def __call__(self, field_id: OwnFieldId, *, up: bool) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            moved = self.fields.get(field_id)
            there = [each for each in self.fields.of(moved.subject) if each.archived_at is None or each is moved]
            here = there.index(moved)
            there.insert(max(0, here - 1) if up else here + 1, there.pop(here))
            for position, each in enumerate(there, 1):
                if each.position != position:
                    each.stand(position)
