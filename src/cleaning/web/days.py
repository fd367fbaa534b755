"""Local days and weeks as addresses name them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cleaning.domain.shared.errors import RuleBroken
from cleaning.web import reach
from cleaning.web.formats import SOFIA

WEEK = re.compile(r"(\d{4})-?W(\d{1,2})")


def week_start(text: str, today: date) -> date:
    """The Monday of ``2026-W48``, or of the week of a day ``2026-11-24``; empty means this week."""
    if not text:
        return today - timedelta(days=today.weekday())
    try:
        if match := WEEK.fullmatch(text):
            text = date.fromisocalendar(int(match[1]), int(match[2]), 1).isoformat()
        day = reach.day(text)
    except ValueError:
        raise RuleBroken("date.unreadable", field="week", value=text) from None
    return day - timedelta(days=day.weekday())


def week_text(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"


def day_of(text: str, otherwise: date) -> date:
    """A day of the address; empty means ``otherwise``."""
    if not text:
        return otherwise
    try:
        return reach.day(text)
    except ValueError:
        raise RuleBroken("date.unreadable", field="day", value=text) from None


def midnight(day: date, zone: ZoneInfo = SOFIA) -> datetime:
    """The moment a local day begins."""
    return datetime.combine(day, time(), zone)


def local(day: date, when: time, zone: ZoneInfo = SOFIA) -> datetime:
    """The moment the wall shows that time."""
    return datetime.combine(day, when, zone)
