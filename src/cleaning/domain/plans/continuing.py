"""The same series told from a later day: nothing of its rhythm is lost or gained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cleaning.domain.plans.recurrence import days, next_day
from cleaning.domain.plans.rule import parse

FAR = 4000
"""Days in which the next occurrence is looked for: a rule every ten years is still found."""


def continued(rule: str, starts_on: date, day: date) -> tuple[str, date] | None:
    """Rule and first day of the rest of a series from ``day`` on; None when nothing is left of it.

    A rule that counts from its first day (every second week, five times in all) begins again on an occurrence of its
    own, so the fifth week stays the fifth, and what is already counted off is taken from its number.
    """
    parsed = parse(rule)
    if day <= starts_on:
        return rule, starts_on
    first = next_day(rule, starts_on, day, within=FAR)
    if first is None:
        return None
    if parsed.count is None:
        return rule, first if parsed.anchored else day
    done = sum(1 for _ in days(rule, starts_on, starts_on, day))
    left = parsed.count - done
    return replace(parsed, text=_counted(parsed.text, left), count=left).written, first


def _counted(text: str, count: int) -> str:
    return ";".join(f"COUNT={count}" if part.startswith("COUNT=") else part for part in text.split(";"))
