"""A stored promise whose branch the viewer may work in."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.ports import FollowUps
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.clients.follow_up import FollowUp
from cleaning.domain.shared.ids import FollowUpId


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A stored task whose branch the viewer may work in."""

    follow_ups: FollowUps
    access: Access

    def __call__(self, follow_up_id: FollowUpId) -> FollowUp:
        task = self.follow_ups.get(follow_up_id)
        self.access.require(Permission.CLIENTS_INTERACTION_LOG, branch=task.branch_id)
        return task
