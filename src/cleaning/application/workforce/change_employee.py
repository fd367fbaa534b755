"""Correct what is known of somebody, or say that they leave."""

from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.own import FillOwn, OwnInput
from cleaning.application.shared.ports import Work
from cleaning.application.workforce.ports import Employees
from cleaning.domain.shared.ids import EmployeeId
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.workforce.employee import EmployeeDetails


@dataclass(frozen=True, slots=True)
class ChangeEmployee:
    work: Work
    employees: Employees
    access: Access
    fill: FillOwn

    def __call__(
        self,
        employee_id: EmployeeId,
        details: EmployeeDetails,
        *,
        version: int | None = None,
        own: OwnInput | UnsetType = UNSET,
    ) -> None:
        with self.work:
            employee = self.employees.get(employee_id)
            self.access.require(Permission.WORKFORCE_EMPLOYEE_EDIT, branch=employee.branch_id)
            employee.expect(version)
            employee.change(details)
            self.fill(Subject.EMPLOYEE, employee, own)
