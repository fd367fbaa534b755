"""A price change that reaches too many sheets for one transaction: it goes through them in chunks, each once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import ItemId, UserId
from cleaning.domain.shared.money import UnitCost


@dataclass(eq=False, kw_only=True)
class Wave(Aggregate):
    """Sheets with a number up to ``last`` are done; how far it got is written together with what it did.

    ``known`` stands in for a cost stock cannot tell.
    """

    id: int | None = None
    item_id: ItemId
    known: UnitCost | None = None
    source: str = ""
    actor_id: UserId | None = None
    began_at: datetime
    total: int
    done: int = 0
    last: int = 0
    ended_at: datetime | None = None
    version: int = 1

    @property
    def known_id(self) -> int:
        assert self.id is not None, "a wave has its id once it is stored"
        return self.id

    def advance(self, last: int, sheets: int) -> None:
        """So many more are done, up to that number."""
        self.last, self.done = max(self.last, last), self.done + sheets

    def end(self, at: datetime) -> None:
        self.ended_at, self.done = at, self.total
