"""The crew hands the premises over; marks, pay, stock and billing react to the event."""

from dataclasses import dataclass
from datetime import datetime

from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.moments import told
from cleaning.application.visits.ports import Visits
from cleaning.application.visits.workers import require_worker
from cleaning.domain.shared.ids import VisitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    visit_id: VisitId
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CompleteVisit:
    work: Work
    visits: Visits
    premises: PremisesQueries
    access: Access
    clock: Clock

    def __call__(self, command: Completion) -> None:
        with self.work:
            visit = self.visits.get(command.visit_id)
            require_worker(self.access, visit)
            name = self.premises.names([visit.premises_id])[visit.premises_id].name
            visit.complete(at=told(command.at, self.clock.now()), premises_name=name)
