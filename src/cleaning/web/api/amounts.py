"""Sums and quantities of a request, checked at their place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from cleaning.web import reach

MOST = Decimal("1e9")


def money(value: Decimal, field: str = "amount") -> Money:
    """A sum with at most two decimals and below a thousand million."""
    return Money(number(value, field, places=2))


def number(value: Decimal, field: str, *, places: int = 4) -> Decimal:
    if not value.is_finite():
        raise RuleBroken("number.not_finite", field=field)
    if abs(value) >= MOST:
        raise RuleBroken("number.too_large", field=field, value=value, most=MOST)
    if value != round(value, places):
        raise RuleBroken("money.cents" if places == 2 else "number.too_fine", field=field, value=value, places=places)
    return value


def month(text: str, field: str = "month") -> date:
    """``2026-11`` as the first day of that month."""
    try:
        return reach.day(f"{text}-01")
    except ValueError:
        raise RuleBroken("date.unreadable", field=field, value=text) from None
