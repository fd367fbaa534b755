"""Employees and crews, by SQLAlchemy."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.workforce.tables import employees
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.workforce.crew import Crew
from cleaning.domain.workforce.employee import Employee


@dataclass(frozen=True, slots=True)
class SqlEmployees:
    session: Session
    clock: Clock

    def get(self, employee_id: EmployeeId) -> Employee:
        if (employee := self.session.get(Employee, employee_id)) is None:
            raise NotFound("employee", employee_id)
        return employee

    def add(self, employee: Employee) -> None:
        self.session.add(employee)
        self.session.flush()

    def strangers(self, employee_ids: Collection[EmployeeId], branch_id: BranchId) -> list[EmployeeId]:
        if not employee_ids:
            return []
        here = select(employees.c.id).where(
            employees.c.id.in_(employee_ids),
            employees.c.branch_id == branch_id,
            or_(employees.c.left_on.is_(None), employees.c.left_on >= self.clock.today()),
        )
        found = set(self.session.scalars(here))
        return [employee for employee in employee_ids if employee not in found]


@dataclass(frozen=True, slots=True)
class SqlCrews:
    session: Session

    def get(self, crew_id: CrewId) -> Crew:
        if (crew := self.session.get(Crew, crew_id)) is None:
            raise NotFound("crew", crew_id)
        return crew

    def add(self, crew: Crew) -> None:
        self.session.add(crew)
        self.session.flush()
