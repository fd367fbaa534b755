"""Months in addresses: ``?month=2026-11`` is the first day of November 2026."""

from __future__ import annotations

from datetime import date

from cleaning.domain.shared.errors import RuleBroken


def month_of(text: str | None, default: date) -> date:
    """The month named by an address, or that of ``default``. RuleBroken ``month.unreadable``."""
    if not text:
        return default.replace(day=1)
    year, _, month = text.partition("-")
    try:
        found = date(int(year), int(month[:2]), 1)
    except ValueError:
        raise RuleBroken("month.unreadable", field="month", value=text) from None
    if not 1990 <= found.year <= 2200:
        raise RuleBroken("month.unreadable", field="month", value=text)
    return found


def month_text(month: date) -> str:
    """The way back."""
    return f"{month:%Y-%m}"
