"""What visits do by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.plans.queries import PlanQueries
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.project_visits import ProjectVisits

TOGETHER = 1000


@dataclass(frozen=True, slots=True)
class KeepTwelveMonths:
    """Every night the board grows by a day, a thousand plans in a transaction; what is there stays."""

    name: ClassVar[str] = "visits.keep_twelve_months"
    every: ClassVar[str] = "10 1 * * *"

    plans: PlanQueries
    project: ProjectVisits
    clock: Clock

    def __call__(self) -> None:
        plan_ids = self.plans.running(self.clock.today())
        for start in range(0, len(plan_ids), TOGETHER):
            self.project(plan_ids[start : start + TOGETHER])


JOBS = (KeepTwelveMonths,)
