"""What was made one, from what, and until when it can be parted again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cleaning.domain.clients.events import ClientsMerged, MergeUndone
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ContactId, UserId

TIME_TO_UNDO = timedelta(days=1)
Moved = dict[str, list[int]]
"""``table.column`` → keys of the rows that pointed to the other record."""


@dataclass(eq=False, kw_only=True)
class ClientMerge(Aggregate):
    """Everything of ``loser_id`` belongs to ``winner_id`` now; its own record stays, out of lists, and points there.

    ``before`` and ``after`` hold the winner's fields as stored values, ``other`` those of the loser; ``made`` are
    people written down for numbers that were not chosen.
    """

    id: int = field(init=False)
    version: int = 1
    branch_id: BranchId
    winner_id: ClientId
    loser_id: ClientId
    at: datetime
    user_id: UserId | None
    actor: str
    before: dict[str, Any]
    after: dict[str, Any]
    other: dict[str, Any]
    moved: Moved
    made: tuple[ContactId, ...] = ()
    undone_at: datetime | None = None

    @property
    def until(self) -> datetime:
        """The moment after which it stays."""
        return self.at + TIME_TO_UNDO

    def made_one(self, *, name: str, other_name: str) -> None:
        """Tell it in the history of the one that stays."""
        self.record(
            lambda: ClientsMerged(
                client_id=self.winner_id, merge_id=self.id, loser_id=self.loser_id, branch_id=self.branch_id,
                name=name, other_name=other_name,
            )
        )  # fmt: skip

    def undo(self, *, at: datetime, name: str, other_name: str) -> None:
        """Within a day, once."""
        if self.undone_at is not None:
            raise RuleBroken("merge.undone")
        if at > self.until:
            raise RuleBroken("merge.too_late", until=self.until)
        self.undone_at = at
        self.record(
            MergeUndone(
                client_id=self.winner_id, merge_id=self.id, loser_id=self.loser_id, branch_id=self.branch_id,
                name=name, other_name=other_name,
            )
        )  # fmt: skip
