"""A monthly fee by the day: what of it falls on a part of the month.

The share of the first ``k`` of ``n`` days is ``Money.allocate`` of the fee by ``k`` and ``n − k``; that of any stretch
is the difference of two such shares. So stretches that make up the month always add up to the fee, to the cent, and
each is within a cent of its exact share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cleaning.domain.shared.money import ZERO, Money

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``[start, end)``."""

    start: date
    end: date


def after(month: date) -> date:
    """The first day of the month that follows."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def share(fee: Money, month: date, stretch: Stretch) -> Money:
    """The part of the fee for the days of the stretch, which lies in the month that begins on ``month``."""
    return _up_to(fee, month, stretch.end) - _up_to(fee, month, stretch.start)


def due(
    month: date, starts_on: date, ends_on: date | None, rests: Iterable[tuple[date, date | None]] = ()
) -> list[Stretch]:
    """The days of the month in ``[starts_on, ends_on)`` on which nothing rests, in order."""
    left = _within(month, after(month), starts_on, ends_on)
    for begun, over in sorted(rests, key=lambda rest: rest[0]):
        left = [part for one in left for part in _without(one, begun, over)]
    return left


def fee_of(fee: Money, month: date, stretches: Iterable[Stretch]) -> Money:
    return sum((share(fee, month, one) for one in stretches), ZERO)


def whole(month: date, stretches: list[Stretch]) -> bool:
    return stretches == [Stretch(month, after(month))]


def _up_to(fee: Money, month: date, day: date) -> Money:
    days = (after(month) - month).days
    done = (day - month).days
    return fee.allocate([Decimal(done), Decimal(days - done)])[0]


def _within(first: date, limit: date, starts_on: date, ends_on: date | None) -> list[Stretch]:
    start, end = max(first, starts_on), limit if ends_on is None else min(limit, ends_on)
    return [Stretch(start, end)] if start < end else []


def _without(one: Stretch, begun: date, over: date | None) -> list[Stretch]:
    """What a rest leaves of a stretch."""
    before = _within(one.start, one.end, one.start, begun)
    return before if over is None else [*before, *_within(one.start, one.end, max(over, one.start), one.end)]
