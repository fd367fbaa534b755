"""What the use cases of workforce need."""

from collections.abc import Collection
from typing import Protocol

from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.workforce.crew import Crew
from cleaning.domain.workforce.employee import Employee


class Employees(Protocol):
    """Everybody who works or worked here."""

    def get(self, employee_id: EmployeeId) -> Employee:
        """Raise NotFound when there is none."""

    def add(self, employee: Employee) -> None: ...

    def strangers(self, employee_ids: Collection[EmployeeId], branch_id: BranchId) -> list[EmployeeId]:
        """Those who are not at work in the branch now, or do not exist."""


class Crews(Protocol):
    def get(self, crew_id: CrewId) -> Crew:
        """Raise NotFound when there is none."""

    def add(self, crew: Crew) -> None: ...
