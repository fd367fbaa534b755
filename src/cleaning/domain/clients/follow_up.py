"""Something promised to a client for a day; it waits on Today until somebody has done it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cleaning.domain.clients.events import FollowUpDone, FollowUpPostponed, FollowUpSet
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, FollowUpId, InteractionId, UserId

LONGEST = 500


@dataclass(eq=False, kw_only=True)
class FollowUp(Aggregate):
    """``assignee_id`` None: whoever is at the desk. ``interaction_id`` is the conversation it was promised in."""

    id: FollowUpId = field(init=False)
    version: int = 1
    client_id: ClientId
    branch_id: BranchId
    text: str
    due_on: date
    assignee_id: UserId | None = None
    interaction_id: InteractionId | None = None
    created_at: datetime
    done_at: datetime | None = None
    done_by: str = ""

    @classmethod
    def set(
        cls,
        *,
        client_id: ClientId,
        branch_id: BranchId,
        text: str,
        due_on: date,
        today: date,
        at: datetime,
        assignee_id: UserId | None = None,
        interaction_id: InteractionId | None = None,
    ) -> FollowUp:
        words = " ".join(text.split())[:LONGEST]
        if not words:
            raise RuleBroken("field.required", field="text")
        if due_on < today:
            raise RuleBroken("interaction.follow_up_past", field="follow_up_on", value=due_on)
        task = cls(
            client_id=client_id,
            branch_id=branch_id,
            text=words,
            due_on=due_on,
            assignee_id=assignee_id,
            interaction_id=interaction_id,
            created_at=at,
        )
        task.record(
            lambda: FollowUpSet(
                follow_up_id=task.id, client_id=client_id, branch_id=branch_id, text=words, due_on=due_on
            )
        )
        return task

    def postpone(self, due_on: date, *, today: date) -> None:
        """To another day, today at the earliest."""
        self._must_be_open()
        if due_on < today:
            raise RuleBroken("interaction.follow_up_past", field="due_on", value=due_on)
        if due_on == self.due_on:
            return
        before, self.due_on = self.due_on, due_on
        self.record(
            FollowUpPostponed(
                follow_up_id=self.id, client_id=self.client_id, text=self.text, due_before=before, due_on=due_on
            )
        )

    def assign(self, user_id: UserId | None) -> None:
        """Whose it is from now on."""
        self._must_be_open()
        self.assignee_id = user_id

    def go_with(self, interaction_id: InteractionId) -> None:
        """The conversation was told better: the promise belongs to the better telling."""
        self.interaction_id = interaction_id

    def finish(self, *, at: datetime, by: str) -> None:
        """What was promised is done."""
        self._must_be_open()
        self.done_at, self.done_by = at, by
        self.record(FollowUpDone(follow_up_id=self.id, client_id=self.client_id, text=self.text))

    def _must_be_open(self) -> None:
        if self.done_at is not None:
            raise RuleBroken("interaction.follow_up_done")
