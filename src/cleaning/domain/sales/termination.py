"""Giving notice: who, when, until when, and what leaving early costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cleaning.domain.sales.recurrence import DAYS_PER_MONTH
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import EndedBy
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import ZERO, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Termination:
    """``ends_on`` is the first day without work; ``agreed_end`` was the end before, None without one."""

    by: EndedBy
    given_on: date
    ends_on: date
    reason: str
    penalty: Money = ZERO
    agreed_end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What somebody says: ``ends_on`` None is as soon as the notice allows.

    ``at_once``: without notice, because the other side broke the contract; then nothing is owed for leaving early.
    """

    by: EndedBy
    given_on: date
    reason: str
    ends_on: date | None = None
    at_once: bool = False


def terminated(notice: Notice, terms: Terms, *, monthly: Money, starts_on: date, ends_on: date | None) -> Termination:
    """Work out the end and the penalty. Both sides together need no notice."""
    if not notice.reason.strip():
        raise RuleBroken("field.required", field="reason")
    free = notice.at_once or notice.by is EndedBy.BOTH
    earliest = notice.given_on if free else notice.given_on + timedelta(days=terms.notice_days)
    if ends_on is not None and ends_on < earliest:
        earliest = ends_on
    end = notice.ends_on or earliest
    if end < earliest:
        raise RuleBroken("contract.notice", field="ends_on", earliest=earliest, days=terms.notice_days)
    if end <= starts_on:
        raise RuleBroken("contract.dates", field="ends_on", start=starts_on, end=end)
    if ends_on is not None and end > ends_on:
        raise RuleBroken("contract.notice_after_end", field="ends_on", end=ends_on)
    penalty = ZERO if free else early_penalty(terms, monthly, end=end, agreed_end=ends_on)
    return Termination(
        by=notice.by, given_on=notice.given_on, ends_on=end, reason=notice.reason.strip(), penalty=penalty,
        agreed_end=ends_on,
    )  # fmt: skip


def early_penalty(terms: Terms, monthly: Money, *, end: date, agreed_end: date | None) -> Money:
    """So many average months as agreed, at most what would have been paid up to the agreed end."""
    if agreed_end is None or end >= agreed_end:
        return ZERO
    left = Decimal((agreed_end - end).days) / DAYS_PER_MONTH
    return monthly * min(terms.early_months, left)
