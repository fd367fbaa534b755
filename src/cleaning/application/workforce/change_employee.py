"""Correct what is known of somebody, or say that they leave."""

from dataclasses import dataclass

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.workforce.ports import Employees
from cleaning.domain.shared.ids import EmployeeId
from cleaning.domain.workforce.employee import EmployeeDetails


@dataclass(frozen=True, slots=True)
class ChangeEmployee:
    work: Work
    employees: Employees
    access: Access

    def __call__(self, employee_id: EmployeeId, details: EmployeeDetails, *, version: int | None = None) -> None:
        with self.work:
            employee = self.employees.get(employee_id)
            self.access.require(Permission.WORKFORCE_EMPLOYEE_EDIT, branch=employee.branch_id)
            employee.expect(version)
            employee.change(details)
