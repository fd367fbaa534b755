"""A call, a wish, a note: what passed between us and a client is written down, and told better where it was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from cleaning.application.clients.ports import Clients, FollowUps, Interactions
from cleaning.application.clients.set_follow_up import NewFollowUp, SetFollowUp
from cleaning.application.company.words import Words
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.interaction import Interaction, Said
from cleaning.domain.clients.values import CallResult
from cleaning.domain.company.values import Dictionary
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, InteractionId, PremisesId, UserId


class SaidInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``minutes`` and ``result`` of a call, ``premises_id`` of a wish for one place; a call may go without text."""

    kind: str
    text: str = ""
    minutes: int | None = None
    result: CallResult | None = None
    premises_id: PremisesId | None = None

    def said(self) -> Said:
        names = ("kind", "text", "minutes", "result", "premises_id")
        return Said(**{name: getattr(self, name) for name in names})


class NewInteraction(SaidInput, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``at`` None is now; ``follow_up_on`` makes a task for that day, of ``assignee_id`` or of whoever is there."""

    client_id: ClientId
    at: datetime | None = None
    follow_up_on: date | None = None
    follow_up_text: str = ""
    assignee_id: UserId | None = None


@dataclass(frozen=True, slots=True)
class LogInteraction:
    """Whoever spoke with a client writes it down where everybody will look."""

    work: Work
    clients: Clients
    interactions: Interactions
    premises: PremisesQueries
    words: Words
    promise: SetFollowUp
    access: Access
    clock: Clock

    def __call__(self, command: NewInteraction) -> InteractionId:
        with self.work:
            client = self.clients.get(command.client_id)
            viewer = self.access.viewer
            self.access.require(Permission.CLIENTS_INTERACTION_LOG, branch=client.branch_id)
            _place_of(self.premises, command.premises_id, client.id)
            self.words.book().choose(Dictionary.INTERACTION, command.kind, field="kind")
            now = self.clock.now()
            interaction = Interaction.log(
                command.said(),
                client_id=client.id,
                branch_id=client.branch_id,
                at=command.at or now,
                written_at=now,
                user_id=None if viewer.user_id is None else UserId(viewer.user_id),
                actor=viewer.name,
            )
            self.interactions.add(interaction)
            if command.follow_up_on is not None:
                self.promise(
                    NewFollowUp(
                        client_id=client.id,
                        text=command.follow_up_text or command.text,
                        due_on=command.follow_up_on,
                        assignee_id=command.assignee_id,
                        interaction_id=interaction.id,
                    )
                )
            return interaction.id


@dataclass(frozen=True, slots=True)
class CorrectInteraction:
    """What was written is told better; the first words stay behind it. How a call is filled in after it was noted."""

    work: Work
    interactions: Interactions
    follow_ups: FollowUps
    premises: PremisesQueries
    words: Words
    access: Access
    clock: Clock

    def __call__(self, interaction_id: InteractionId, command: SaidInput) -> InteractionId:
        with self.work:
            before = self.interactions.get(interaction_id)
            viewer = self.access.viewer
            self.access.require(Permission.CLIENTS_INTERACTION_LOG, branch=before.branch_id)
            _place_of(self.premises, command.premises_id, before.client_id)
            self.words.book().choose(Dictionary.INTERACTION, command.kind, field="kind", before=before.kind)
            better = before.correct(
                command.said(),
                at=self.clock.now(),
                user_id=None if viewer.user_id is None else UserId(viewer.user_id),
                actor=viewer.name,
            )
            self.interactions.add(better)
            if (task := self.follow_ups.of_interaction(before.id)) is not None:
                task.go_with(better.id)
            return better.id


@dataclass(frozen=True, slots=True)
class EndWish:
    """A wish no longer holds: the crew does not see it any more, the history does."""

    work: Work
    interactions: Interactions
    access: Access
    clock: Clock

    def __call__(self, interaction_id: InteractionId) -> ClientId:
        with self.work:
            wish = self.interactions.get(interaction_id)
            self.access.require(Permission.CLIENTS_INTERACTION_LOG, branch=wish.branch_id)
            wish.end_wish(at=self.clock.now())
            return wish.client_id


def _place_of(premises: PremisesQueries, premises_id: PremisesId | None, client_id: ClientId) -> None:
    """A wish is for a place of the same client."""
    if premises_id is None:
        return
    place = premises.names([premises_id]).get(premises_id)
    if place is None or place.client_id != client_id:
        raise RuleBroken("quote.foreign_premises", field="premises_id")
