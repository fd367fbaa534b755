"""Months of the books: open until somebody closes them."""

from __future__ import annotations

from datetime import date, timedelta

from cleaning.domain.shared.errors import RuleBroken


def month_of(day: date) -> date:
    return day.replace(day=1)


def next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def last_day(day: date) -> date:
    return next_month(day) - timedelta(days=1)


def check_closable(month: date, *, today: date, closed: bool, open_before: date | None) -> None:
    """A month closes once, after its last day and after the months before it."""
    if month.day != 1:
        raise RuleBroken("ledger.month", field="month", month=month)
    if closed:
        raise RuleBroken("ledger.already_closed", month=month)
    if last_day(month) >= today:
        raise RuleBroken("ledger.month_running", month=month)
    if open_before is not None:
        raise RuleBroken("ledger.earlier_open", month=open_before)
