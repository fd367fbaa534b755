"""A key goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.premises.key_desk import KeyDesk
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import EmployeeId, SiteKeyId


class HandOver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To whom, who signed, and the day it shall be back."""

    employee_id: EmployeeId
    signed_by: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class HandOverKey:
    """An employee of the branch takes a key and signs for it."""

    work: Work
    desk: KeyDesk
    clock: Clock

    def __call__(self, key_id: SiteKeyId, command: HandOver) -> None:
        with self.work:
            key, site = self.desk.take(key_id)
            employee = self.desk.workforce.employee(command.employee_id, self.desk.access.viewer.scope)
            if employee.left_on is not None and employee.left_on < self.clock.today():
                raise RuleBroken("key.holder_left", field="employee_id", name=employee.name)
            key.hand_over(
                site,
                employee.id,
                employee.name,
                signed_by=command.signed_by,
                due_on=command.due_on,
                at=self.clock.now(),
            )
