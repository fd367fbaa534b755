"""The client's person takes the work over."""

from dataclasses import dataclass

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.ports import Visits
from cleaning.application.visits.workers import require_worker
from cleaning.domain.shared.ids import VisitId


@dataclass(frozen=True, slots=True)
class AcceptVisit:
    """By name; on the crew's phone at the door, or entered by the office from paper."""

    work: Work
    visits: Visits
    access: Access
    clock: Clock

    def __call__(self, visit_id: VisitId, name: str) -> None:
        with self.work:
            visit = self.visits.get(visit_id)
            if Permission.VISITS_ACCEPT in self.access.viewer.permissions:
                self.access.require(Permission.VISITS_ACCEPT, branch=visit.branch_id)
            else:
                require_worker(self.access, visit)
            visit.accept(name, at=self.clock.now())
