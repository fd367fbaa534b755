"""Effects of others' events on visits."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.visits.project_visits import FollowPlan, ProjectVisits
from cleaning.domain.plans.events import PlanChanged, PlanEnded, PlanMade


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


REACTIONS = (PutOnBoard, FollowChange, ClearBoard)
