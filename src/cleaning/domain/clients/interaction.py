"""What passed between us and a client, and what was promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cleaning.domain.clients.events import FollowUpDone, InteractionLogged
from cleaning.domain.clients.values import InteractionKind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, InteractionId, UserId

LONGEST = 4000


@dataclass(eq=False, kw_only=True)
class Interaction(Aggregate):
    """One call, message, meeting, wish, complaint or note; with ``follow_up_on`` a task until it is done."""

    id: InteractionId = field(init=False)
    version: int = 1
    client_id: ClientId
    branch_id: BranchId
    kind: InteractionKind
    at: datetime
    text: str
    user_id: UserId | None = None
    actor: str = ""
    follow_up_on: date | None = None
    done_at: datetime | None = None

    @classmethod
    def log(
        cls,
        *,
        client_id: ClientId,
        branch_id: BranchId,
        kind: InteractionKind,
        at: datetime,
        text: str,
        user_id: UserId | None,
        actor: str = "",
        follow_up_on: date | None = None,
    ) -> Interaction:
        """Write it down; some text is needed, or nobody will know later what it was."""
        words = text.strip()
        if not words:
            raise RuleBroken("field.required", field="text")
        if len(words) > LONGEST:
            raise RuleBroken("field.too_long", field="text", most=LONGEST)
        if follow_up_on is not None and follow_up_on < at.date():
            raise RuleBroken("interaction.follow_up_past", field="follow_up_on", value=follow_up_on)
        logged = cls(
            client_id=client_id,
            branch_id=branch_id,
            kind=kind,
            at=at,
            text=words,
            user_id=user_id,
            actor=actor,
            follow_up_on=follow_up_on,
        )
        logged.record(
            lambda: InteractionLogged(
                interaction_id=logged.id,
                client_id=client_id,
                branch_id=branch_id,
                kind=kind,
                text=words,
                follow_up_on=follow_up_on,
            )
        )
        return logged

    def finish(self, *, at: datetime) -> None:
        """What was promised is done."""
        if self.follow_up_on is None:
            raise RuleBroken("interaction.no_follow_up")
        if self.done_at is not None:
            raise RuleBroken("interaction.follow_up_done")
        self.done_at = at
        self.record(FollowUpDone(interaction_id=self.id, client_id=self.client_id, text=self.text))
