"""Put people together who go out together, and change that."""

from dataclasses import dataclass

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.workforce.ports import Crews, Employees
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.workforce.crew import Colour, Crew


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewDetails:
    """The first of the people leads."""

    name: str
    people: tuple[EmployeeId, ...]
    colour: Colour = Colour.TEAL
    active: bool = True


@dataclass(frozen=True, slots=True)
class FormCrew:
    work: Work
    crews: Crews
    employees: Employees
    access: Access

    def __call__(self, branch_id: BranchId, details: CrewDetails) -> CrewId:
        with self.work:
            self.access.require(Permission.WORKFORCE_EMPLOYEE_EDIT, branch=branch_id)
            known(self.employees, details.people, branch_id)
            crew = Crew.form(branch_id, details.name, details.people, colour=details.colour)
            self.crews.add(crew)
            return crew.id


@dataclass(frozen=True, slots=True)
class ChangeCrew:
    work: Work
    crews: Crews
    employees: Employees
    access: Access

    def __call__(self, crew_id: CrewId, details: CrewDetails, *, version: int | None = None) -> None:
        with self.work:
            crew = self.crews.get(crew_id)
            self.access.require(Permission.WORKFORCE_EMPLOYEE_EDIT, branch=crew.branch_id)
            crew.expect(version)
            before = {member.employee_id for member in crew.members}
            joining = tuple(person for person in details.people if person not in before)
            known(self.employees, joining, crew.branch_id)
            crew.change(name=details.name, people=details.people, colour=details.colour, active=details.active)


def known(employees: Employees, people: tuple[EmployeeId, ...], branch_id: BranchId) -> None:
    """Only people at work in the branch may be sent somewhere by it."""
    if strangers := employees.strangers(people, branch_id):
        raise RuleBroken("employee.not_at_work", field="people", employees=strangers)
