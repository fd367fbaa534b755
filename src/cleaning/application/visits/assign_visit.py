"""Send people to a visit, at its time or another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.visits.ports import Clash, Crews, Visits
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import CrewId, EmployeeId, VisitId
from cleaning.domain.shared.time import TimeSlot


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A crew, or people by name, or both (the crew with other people); nobody at all takes the visit back.

    Without a start the visit keeps its time; with a start alone it keeps its length. Instants are aware.
    """

    visit_id: VisitId
    crew_id: CrewId | None = None
    employees: tuple[EmployeeId, ...] | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Says in names what stands in the way."""

    visits: Visits
    workforce: WorkforceQueries
    premises: PremisesQueries

    def refuse(self, employees: tuple[EmployeeId, ...], slot: TimeSlot, visit_id: VisitId | None) -> None:
        """RuleBroken ``visit.double_booking`` when somebody is elsewhere then: who, where, from when to when."""
        self.visits.reserve(employees)
        clashes = self.visits.clashes(employees, slot, besides=visit_id)
        if not clashes:
            return
        names = self.workforce.names({clash.employee_id for clash in clashes})
        places = self.premises.names(list({clash.premises_id for clash in clashes}))
        first = clashes[0]
        together = [clash for clash in clashes if clash.visit_id == first.visit_id]
        raise RuleBroken(
            "visit.double_booking",
            field="employees",
            who=[names.get(clash.employee_id, "") for clash in together],
            where=places[first.premises_id].name,
            starts_at=first.slot.start,
            ends_at=first.slot.end,
            clashes=[
                _fact(clash, names.get(clash.employee_id, ""), places[clash.premises_id].name) for clash in clashes
            ],
        )


def _fact(clash: Clash, who: str, where: str) -> dict[str, object]:
    return {
        "employee_id": clash.employee_id,
        "employee": who,
        "visit_id": clash.visit_id,
        "premises": where,
        "starts_at": clash.slot.start,
        "ends_at": clash.slot.end,
    }


@dataclass(frozen=True, slots=True)
class AssignVisit:
    """Refused, with the conflict named, when somebody would be in two places; the database guards it too."""

    work: Work
    visits: Visits
    crews: Crews
    conflicts: Conflicts
    access: Access

    def __call__(self, command: Assignment) -> None:
        with self.work:
            visit = self.visits.get(command.visit_id)
            self.access.require(Permission.VISITS_ASSIGN, branch=visit.branch_id)
            visit.expect(command.version)
            slot = slot_of(visit.slot, command.starts_at, command.ends_at)
            employees = command.employees
            if employees is None:
                employees = self.crews.members(command.crew_id) if command.crew_id is not None else ()
            if employees:
                if strangers := self.crews.strangers(employees, visit.branch_id):
                    raise RuleBroken("visit.other_branch", field="crew_id", employees=strangers)
                self.conflicts.refuse(employees, slot, visit.id)
            visit.assign(employees, slot, crew_id=command.crew_id)


def slot_of(before: TimeSlot, starts_at: datetime | None, ends_at: datetime | None) -> TimeSlot:
    """The new slot; a start alone shifts the old one."""
    start = starts_at or before.start
    return TimeSlot(start, ends_at or start + before.length)
