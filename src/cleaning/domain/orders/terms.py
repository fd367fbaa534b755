"""When an order is to be carried out and paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.shared.errors import RuleBroken

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTerms:
    """``starts_at``–``ends_at`` is the window agreed with the client, ``deadline`` when it must be done at the latest.

    ``payment_days`` None: as the client has it. ``note``: wishes, as they were said.
    """

    deadline: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    payment_days: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if (self.starts_at is None) != (self.ends_at is None):
            raise RuleBroken("order.window_half", field="ends_at" if self.ends_at is None else "starts_at")
        if self.starts_at is not None and self.ends_at is not None:
            if self.ends_at <= self.starts_at:
                raise RuleBroken("order.window", field="ends_at")
            if self.deadline < self.ends_at:
                raise RuleBroken("order.deadline_before_window", field="deadline")
        if self.payment_days is not None and not 0 <= self.payment_days <= 365:
            raise RuleBroken("order.payment_days", field="payment_days", value=self.payment_days)
        if len(self.note) > LONGEST_NOTE:
            raise RuleBroken("field.too_long", field="note", most=LONGEST_NOTE, length=len(self.note))
