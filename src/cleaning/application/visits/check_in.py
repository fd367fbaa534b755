"""The crew is there and begins."""

from dataclasses import dataclass
from datetime import datetime

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.plans.queries import PlanQueries
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.contents import contents
from cleaning.application.visits.moments import told
from cleaning.application.visits.ports import Visits
from cleaning.application.visits.workers import require_worker
from cleaning.domain.shared.ids import VisitId
from cleaning.domain.visits.values import CheckIn, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """``at`` and ``place`` as the phone knew them; without ``at`` it is now."""

    visit_id: VisitId
    at: datetime | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class CheckInVisit:
    """What the plan wants today is copied into the visit; later changes of the plan do not touch it."""

    work: Work
    visits: Visits
    plans: PlanQueries
    catalogue: CatalogueQueries
    access: Access
    clock: Clock

    def __call__(self, command: Arrival) -> None:
        with self.work:
            visit = self.visits.get(command.visit_id)
            require_worker(self.access, visit)
            items = self.plans.items(visit.items)
            names = self.catalogue.names({item.service_id for item in items if item.service_id is not None})
            lines, tasks = contents(items, names)
            visit.start(CheckIn(told(command.at, self.clock.now()), command.place), lines=lines, tasks=tasks)
