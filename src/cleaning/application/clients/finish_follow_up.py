"""A promise was kept."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.open_follow_up import OpenFollowUp
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import ClientId, FollowUpId


@dataclass(frozen=True, slots=True)
class FinishFollowUp:
    """What was promised to a client is done; the task leaves the lists."""

    work: Work
    open: OpenFollowUp
    access: Access
    clock: Clock

    def __call__(self, follow_up_id: FollowUpId) -> ClientId:
        with self.work:
            task = self.open(follow_up_id)
            task.finish(at=self.clock.now(), by=self.access.viewer.name)
            return task.client_id
