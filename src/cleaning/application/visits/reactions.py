"""Effects of others' events on visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.visits.ports import Visits
from cleaning.application.visits.project_visits import FollowPlan, ProjectVisits
from cleaning.domain.orders.events import OrderCancelled
from cleaning.domain.plans.events import PlanChanged, PlanEnded, PlanMade
from cleaning.domain.sales.events import ContractSuspended


@dataclass(frozen=True, slots=True)
class PutOnBoard:
    """A new plan has its visits at once."""

    project: ProjectVisits

    def __call__(self, event: PlanMade) -> None:
        self.project([event.plan_id])


@dataclass(frozen=True, slots=True)
class FollowChange:
    """A changed plan changes what is still only planned."""

    follow: FollowPlan

    def __call__(self, event: PlanChanged) -> None:
        self.follow(event.plan_id, event.branch_id, event.from_day)


@dataclass(frozen=True, slots=True)
class ClearBoard:
    """A plan that ended takes the visits after its end off the board."""

    follow: FollowPlan

    def __call__(self, event: PlanEnded) -> None:
        self.follow(event.plan_id, event.branch_id, event.ends_on)


@dataclass(frozen=True, slots=True)
class CallOffMoved:
    """A contract rests and nobody comes: what was moved into that time by hand is called off, with the reason.

    All other visits of the stretch leave the board with their plan.
    """

    visits: Visits
    company: CompanyQueries

    def __call__(self, event: ContractSuspended) -> None:
        if not event.visits_off:
            return
        zone = ZoneInfo(self.company.profile().zone)
        start = datetime.combine(event.starts_on, time(), zone)
        end = None if event.resumes_on is None else datetime.combine(event.resumes_on, time(), zone)
        for visit in self.visits.moved_into(event.contract_id, start, end):
            visit.cancel(event.reason)


@dataclass(frozen=True, slots=True)
class CallOffOrdered:
    """An order was called off: nobody comes for it."""

    visits: Visits

    def __call__(self, event: OrderCancelled) -> None:
        for visit in self.visits.planned_for_order(event.order_id):
            visit.cancel(event.reason)


REACTIONS = (PutOnBoard, FollowChange, ClearBoard, CallOffMoved, CallOffOrdered)
