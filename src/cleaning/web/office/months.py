"""Months in addresses: ``2026-11`` is November; what is no month is none."""

from __future__ import annotations

from datetime import date

from cleaning.domain.shared.errors import RuleBroken
from cleaning.web import reach


def first_day(text: str) -> date | None:
    try:
        return reach.day(f"{text}-01")
    except ValueError:
        return None


def a_month(text: str) -> date:
    """The same where a month must be named."""
    found = first_day(text)
    if found is None:
        raise RuleBroken("date.unreadable", value=text)
    return found


def a_day(text: str, otherwise: date) -> date:
    """A day of an address (``2026-11-24``), or another one when it says nothing readable."""
    try:
        return reach.day(text)
    except ValueError:
        return otherwise


def whole(text: str) -> int | None:
    """The number of a record in an address; what is none narrows nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None
