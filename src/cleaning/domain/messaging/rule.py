"""A rule: when something happens or is near, a text goes to the client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from cleaning.domain.messaging.template import check
from cleaning.domain.messaging.values import Purpose, RuleEvent
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import RuleId

COMPANY = ("company", "phone")
VISIT = (*COMPANY, "date", "time", "premises", "address")
DEBT = (*COMPANY, "number", "sum", "date")
GAPS = {
    RuleEvent.VISIT_TOMORROW: VISIT,
    RuleEvent.VISIT_MOVED: (*VISIT, "old_date", "old_time"),
    RuleEvent.VISIT_CANCELLED: VISIT,
    RuleEvent.INVOICE_ISSUED: DEBT,
    RuleEvent.PAYMENT_DUE: DEBT,
    RuleEvent.PAYMENT_OVERDUE: (*DEBT, "days"),
}
"""The gaps a rule's text may have: what the event knows. A debt's ``date`` is the day it is due."""
BY_DAYS = frozenset({RuleEvent.PAYMENT_DUE, RuleEvent.PAYMENT_OVERDUE})
"""Rules that count days; each number of days is a level, and each level writes once."""
BY_THE_CLOCK = BY_DAYS | {RuleEvent.VISIT_TOMORROW}
"""Rules that look once a day, from their hour on; the others follow what happens at once."""
MOST_DAYS, MOST_LEVELS = 365, 5


@dataclass(eq=False, kw_only=True)
class MessageRule(Aggregate):
    """One rule and its texts by language; ``send_from`` is the local hour from which it works each day, ``days`` its
    levels, smallest first."""

    id: RuleId = None  # type: ignore[assignment]
    event: RuleEvent
    purpose: Purpose
    active: bool
    send_from: time
    text_bg: str
    text_en: str
    days: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.reword(self.text_bg, self.text_en)
        self.count(self.days)

    def reword(self, text_bg: str, text_en: str) -> None:
        """Change the texts; a gap nobody can fill is refused."""
        gaps = GAPS[self.event]
        self.text_bg = check(text_bg, gaps, field="text_bg")
        self.text_en = check(text_en, gaps, field="text_en")

    def count(self, days: Sequence[int]) -> None:
        """Set the levels of a rule that counts days: one to five different numbers from 1 to 365."""
        if self.event not in BY_DAYS:
            self.days = ()
            return
        levels = tuple(sorted(set(days)))
        if not levels or len(levels) > MOST_LEVELS or levels[0] < 1 or levels[-1] > MOST_DAYS:
            raise RuleBroken("rule.days", field="days", most=MOST_LEVELS, longest=MOST_DAYS)
        self.days = levels

    def switch(self, active: bool, send_from: time) -> None:
        self.active, self.send_from = active, send_from

    def text(self, language: str) -> str:
        return self.text_en if language == "en" else self.text_bg

    def level(self, days_late: int) -> int | None:
        """The level a debt reached lately; None before the first, and long after one: a rule that is switched on does
        not write to everybody who has been late for months."""
        reached = [days for days in self.days if days <= days_late < days + STILL_FRESH]
        return reached[-1] if reached else None


STILL_FRESH = 3
"""Days a level may be caught up with, after a weekend or a day when nothing ran."""
