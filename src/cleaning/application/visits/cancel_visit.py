"""A visit does not take place."""

from dataclasses import dataclass

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.visits.ports import Visits
from cleaning.domain.shared.ids import VisitId


@dataclass(frozen=True, slots=True)
class CancelVisit:
    """Its people are free, its items are skipped with the reason."""

    work: Work
    visits: Visits
    access: Access

    def __call__(self, visit_id: VisitId, reason: str, *, version: int | None = None) -> None:
        with self.work:
            visit = self.visits.get(visit_id)
            self.access.require(Permission.VISITS_EDIT, branch=visit.branch_id)
            visit.expect(version)
            visit.cancel(reason)
