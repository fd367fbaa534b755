"""Take somebody on."""

from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.own import FillOwn, OwnInput
from cleaning.application.shared.ports import Work
from cleaning.application.workforce.ports import Employees
from cleaning.domain.shared.ids import BranchId, EmployeeId
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.workforce.employee import Employee, EmployeeDetails


@dataclass(frozen=True, slots=True)
class HireEmployee:
    work: Work
    employees: Employees
    access: Access
    fill: FillOwn

    def __call__(
        self, branch_id: BranchId, details: EmployeeDetails, *, own: OwnInput | UnsetType = UNSET
    ) -> EmployeeId:
        with self.work:
            self.access.require(Permission.WORKFORCE_EMPLOYEE_EDIT, branch=branch_id)
            employee = Employee.hire(branch_id, details)
            self.fill(Subject.EMPLOYEE, employee, own)
            self.employees.add(employee)
            return employee.id
