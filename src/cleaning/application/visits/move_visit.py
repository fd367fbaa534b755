"""Give a visit another time with the same people."""

from dataclasses import dataclass
from datetime import datetime

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.visits.assign_visit import Conflicts, slot_of
from cleaning.application.visits.ports import Visits
from cleaning.domain.shared.ids import VisitId


@dataclass(frozen=True, slots=True)
class MoveVisit:
    work: Work
    visits: Visits
    conflicts: Conflicts
    access: Access

    def __call__(
        self, visit_id: VisitId, starts_at: datetime, ends_at: datetime | None = None, *, version: int | None = None
    ) -> None:
        with self.work:
            visit = self.visits.get(visit_id)
            self.access.require(Permission.VISITS_ASSIGN, branch=visit.branch_id)
            visit.expect(version)
            slot = slot_of(visit.slot, starts_at, ends_at)
            if visit.employees:
                self.conflicts.refuse(visit.employees, slot, visit.id)
            visit.move(slot)
