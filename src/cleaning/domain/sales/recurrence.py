"""How often: a recurrence rule (RFC 5545) as a number of visits in an average month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from dateutil.rrule import rrulestr

from cleaning.domain.shared.errors import RuleBroken

FOUR_PLACES = Decimal("0.0001")
TWELVE = Decimal(12)
WEEKS_PER_MONTH = Decimal(52) / TWELVE
"""A contract year is reckoned at 52 weeks: five times a week is 21.67 visits a month."""
DAYS_PER_MONTH = Decimal(365) / TWELVE
ONCE = "FREQ=DAILY;COUNT=1"
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
SOME_MONDAY = datetime(2026, 1, 5)  # noqa: DTZ001 – rules are counted in local time


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A readable rule; ``count`` visits in all, or None when it goes on."""

    rule: str
    per_month: Decimal
    count: int | None

    @property
    def once(self) -> bool:
        """Work that ends by itself, so that a month has no price."""
        return self.count is not None


@lru_cache(maxsize=4096)
def recurrence(rule: str) -> Recurrence:
    """Read a rule; an empty one means once. RuleBroken ``recurrence.unreadable``: no rule, or more often than daily."""
    text = rule.strip().upper().removeprefix("RRULE:") or ONCE
    try:
        parts = dict(part.split("=", 1) for part in text.split(";") if part)
        rrulestr(text, dtstart=SOME_MONDAY)
        interval = Decimal(parts.get("INTERVAL", "1"))
        count = int(parts["COUNT"]) if "COUNT" in parts else None
    except (ValueError, KeyError, ArithmeticError, TypeError):
        raise RuleBroken("recurrence.unreadable", field="rrule", rule=rule) from None
    if parts.get("FREQ") not in FREQUENCIES or interval < 1:
        raise RuleBroken("recurrence.unreadable", field="rrule", rule=rule)
    per_month = Decimal(0) if count is not None else _per_month(parts) / interval
    return Recurrence(text, per_month.quantize(FOUR_PLACES, ROUND_HALF_UP), count)


def _per_month(parts: dict[str, str]) -> Decimal:
    days = [day for day in parts.get("BYDAY", "").split(",") if day]
    numbered = [day for day in days if day[0] in "+-0123456789"]
    dates = len([day for day in parts.get("BYMONTHDAY", "").split(",") if day])
    chosen = len([place for place in parts.get("BYSETPOS", "").split(",") if place])
    months = Decimal(len([month for month in parts.get("BYMONTH", "").split(",") if month]) or 12) / TWELVE
    weekly = len(days) * WEEKS_PER_MONTH
    match parts["FREQ"]:
        case "DAILY":
            return (weekly if days else DAYS_PER_MONTH) * months
        case "WEEKLY":
            return (weekly or WEEKS_PER_MONTH) * months
        case "MONTHLY":
            plain = weekly if days and not numbered and not chosen else Decimal(chosen or len(numbered) or dates or 1)
            return plain * months
        case _:
            per_year = Decimal(len(parts.get("BYMONTH", "1").split(","))) * (chosen or len(numbered) or dates or 1)
            return per_year / TWELVE
