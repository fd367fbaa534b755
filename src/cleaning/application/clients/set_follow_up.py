"""A promise to a client, with its day and who keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.clients.ports import Clients, FollowUps
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.follow_up import FollowUp
from cleaning.domain.shared.ids import ClientId, FollowUpId, InteractionId, UserId


class NewFollowUp(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``assignee_id`` None: whoever is at the desk that day."""

    client_id: ClientId
    text: str
    due_on: date
    assignee_id: UserId | None = None
    interaction_id: InteractionId | None = None


@dataclass(frozen=True, slots=True)
class SetFollowUp:
    """Something is promised for a day; on that day it stands on Today."""

    work: Work
    clients: Clients
    follow_ups: FollowUps
    access: Access
    clock: Clock

    def __call__(self, command: NewFollowUp) -> FollowUpId:
        with self.work:
            client = self.clients.get(command.client_id)
            self.access.require(Permission.CLIENTS_INTERACTION_LOG, branch=client.branch_id)
            task = FollowUp.set(
                client_id=client.id,
                branch_id=client.branch_id,
                text=command.text,
                due_on=command.due_on,
                today=self.clock.today(),
                at=self.clock.now(),
                assignee_id=command.assignee_id,
                interaction_id=command.interaction_id,
            )
            self.follow_ups.add(task)
            return task.id
