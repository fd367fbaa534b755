"""Twelve months of visits from plans: put on the board what is not there yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.plans.queries import DueVisit, PlanQueries
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.ports import Projections
from cleaning.domain.shared.ids import BranchId, PlanId
from cleaning.domain.visits.events import VisitsProjected
from cleaning.domain.visits.series import reconcile

AHEAD = timedelta(days=366)
LONG_AGO = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class ProjectVisits:
    """For many plans at once and as often as wanted: each visit is made once, by plan and moment."""

    work: Work
    plans: PlanQueries
    projections: Projections
    clock: Clock

    def __call__(self, plan_ids: Sequence[PlanId]) -> int:
        """How many visits are new."""
        with self.work:
            until = self.clock.today() + AHEAD
            added = 0
            for reached, together in self._behind(plan_ids, until):
                due = self.plans.due(together, reached, until)
                added += self.projections.add(due)
                self.projections.reached(together, until)
                if reached == LONG_AGO:
                    self._tell(due, until)
            return added

    def _behind(self, plan_ids: Sequence[PlanId], until: date) -> list[tuple[date, list[PlanId]]]:
        """The plans that lack visits, those together that reach equally far."""
        groups: dict[date, list[PlanId]] = {}
        for plan_id, reached in self.projections.behind(plan_ids, until):
            groups.setdefault(reached or LONG_AGO, []).append(plan_id)
        return sorted(groups.items())

    def _tell(self, due: Sequence[DueVisit], until: date) -> None:
        """Once per plan, when its first visits appear; the day that every night adds is no news."""
        for (plan_id, branch_id), count in Counter((visit.plan_id, visit.branch_id) for visit in due).items():
            self.work.tell(VisitsProjected(plan_id=plan_id, branch_id=branch_id, visits=count, until=until))


@dataclass(frozen=True, slots=True)
class FollowPlan:
    """After a change of the plan: its planned visits from a day on follow it, except where a person decided."""

    plans: PlanQueries
    projections: Projections
    company: CompanyQueries
    clock: Clock
    work: Work

    def __call__(self, plan_id: PlanId, branch_id: BranchId, from_day: date) -> None:
        start, until = max(from_day, self.clock.today()), self.clock.today() + AHEAD
        due = {visit.planned_for: visit for visit in self.plans.due([plan_id], start, until)}
        zone = ZoneInfo(self.company.profile().zone)
        existing = self.projections.planned(plan_id, datetime.combine(start, time(), zone))
        change = reconcile(existing, due.keys(), lambda moment: moment.astimezone(zone).date())
        moments = {visit.id: visit.planned_for for visit in existing}
        for visit_id in change.follow:
            self.projections.follow(visit_id, due[moments[visit_id]])
        self.projections.remove(change.remove)
        for visit_id, moment in change.shift:
            self.projections.shift(visit_id, due[moment])
        self.projections.add([due[moment] for moment in change.missing])
        self.projections.reached([plan_id], until)
        self.work.tell(VisitsProjected(plan_id=plan_id, branch_id=branch_id, visits=len(change.missing), until=until))
