"""A promise is kept later, or by somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.application.clients.open_follow_up import OpenFollowUp
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import ClientId, FollowUpId, UserId


@dataclass(frozen=True, slots=True)
class PostponeFollowUp:
    """Not today: to another day."""

    work: Work
    open: OpenFollowUp
    clock: Clock

    def __call__(self, follow_up_id: FollowUpId, due_on: date) -> ClientId:
        with self.work:
            task = self.open(follow_up_id)
            task.postpone(due_on, today=self.clock.today())
            return task.client_id


@dataclass(frozen=True, slots=True)
class AssignFollowUp:
    """Somebody takes it, or gives it to somebody."""

    work: Work
    open: OpenFollowUp

    def __call__(self, follow_up_id: FollowUpId, user_id: UserId | None) -> ClientId:
        with self.work:
            task = self.open(follow_up_id)
            task.assign(user_id)
            return task.client_id
