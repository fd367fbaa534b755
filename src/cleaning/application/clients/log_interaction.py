"""A call, a wish, a note: what passed between us and a client is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from cleaning.application.clients.ports import Clients, Interactions
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.interaction import Interaction
from cleaning.domain.clients.values import InteractionKind
from cleaning.domain.shared.ids import ClientId, InteractionId, UserId


class NewInteraction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``at`` None is now; ``follow_up_on`` makes a task for that day."""

    client_id: ClientId
    kind: InteractionKind
    text: str
    at: datetime | None = None
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class LogInteraction:
    """Whoever spoke with a client writes it down where everybody will look."""

    work: Work
    clients: Clients
    interactions: Interactions
    access: Access
    clock: Clock

    def __call__(self, command: NewInteraction) -> InteractionId:
        with self.work:
            client = self.clients.get(command.client_id)
            self.access.require(Permission.CLIENTS_INTERACTION_LOG, branch=client.branch_id)
            user_id = self.access.viewer.user_id
            interaction = Interaction.log(
                client_id=client.id,
                branch_id=client.branch_id,
                kind=command.kind,
                at=command.at or self.clock.now(),
                text=command.text,
                user_id=None if user_id is None else UserId(user_id),
                actor=self.access.viewer.name,
                follow_up_on=command.follow_up_on,
            )
            self.interactions.add(interaction)
            return interaction.id


@dataclass(frozen=True, slots=True)
class FinishFollowUp:
    """What was promised to a client is done; the task leaves the lists."""

    work: Work
    interactions: Interactions
    access: Access
    clock: Clock

    def __call__(self, interaction_id: InteractionId) -> ClientId:
        with self.work:
            interaction = self.interactions.get(interaction_id)
            self.access.require(Permission.CLIENTS_INTERACTION_LOG, branch=interaction.branch_id)
            interaction.finish(at=self.clock.now())
            return interaction.client_id
