"""Something agreed besides the work: a key at the guard, photos afterwards, a certificate of the detergent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import UserId

LONGEST = 300
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A condition as somebody says it; ``id`` names the one it has been so far."""

    text: str
    required: bool = True
    id: int | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise RuleBroken("field.required", field="text")
        if len(self.text) > LONGEST:
            raise RuleBroken("field.too_long", field="text", most=LONGEST, length=len(self.text))


@dataclass(eq=False, kw_only=True)
class OrderCondition:
    """A ``required`` one must be confirmed by somebody before the order can be closed."""

    id: int | None = None
    order_id: int | None = None
    position: int = 0
    text: str
    required: bool = True
    confirmed_at: datetime | None = None
    confirmed_by: UserId | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        return self.confirmed_at is None

    @property
    def holds_up(self) -> bool:
        """It keeps the order from being closed."""
        return self.required and self.is_open

    def confirm(self, *, at: datetime, by: UserId | None, note: str) -> None:
        if not self.is_open:
            raise RuleBroken("order.condition_confirmed", text=self.text, at=self.confirmed_at)
        if len(note) > LONGEST_NOTE:
            raise RuleBroken("field.too_long", field="note", most=LONGEST_NOTE, length=len(note))
        self.confirmed_at, self.confirmed_by, self.note = at, by, note.strip()
