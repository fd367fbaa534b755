"""From rhythms to visits: what is due at the same moment is one visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from cleaning.domain.plans import recurrence
from cleaning.domain.plans.values import Pause, Per
from cleaning.domain.shared.ids import PlanItemId
from cleaning.domain.shared.money import ZERO, Money


class Recurring(Protocol):
    """Anything like a plan's item."""

    @property
    def id(self) -> PlanItemId: ...
    @property
    def rrule(self) -> str: ...
    @property
    def start_time(self) -> time: ...
    @property
    def minutes(self) -> int: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def pauses(self) -> tuple[Pause, ...]: ...
    @property
    def price(self) -> Money: ...
    @property
    def per(self) -> Per: ...


@dataclass(frozen=True, slots=True)
class Due:
    """A visit that should be: the items meet at ``planned_for`` and take ``minutes`` one after another.

    ``price`` is the net sum of what is agreed per visit. Instants are UTC.
    """

    planned_for: datetime
    minutes: int
    items: tuple[PlanItemId, ...]
    price: Money

    @property
    def ends_at(self) -> datetime:
        return self.planned_for + timedelta(minutes=self.minutes)


def project(items: Iterable[Recurring], zone: ZoneInfo, start: date, until: date) -> list[Due]:
    """The visits of the local days ``[start, until)``, in time order."""
    meeting: dict[tuple[date, time], list[Recurring]] = {}
    for item in items:
        for day in days_of(item, start, until):
            meeting.setdefault((day, item.start_time), []).append(item)
    return sorted(
        (_visit(day, when, met, zone) for (day, when), met in meeting.items()), key=lambda due: due.planned_for
    )


def days_of(item: Recurring, start: date, until: date) -> Iterator[date]:
    """The local days in ``[start, until)`` on which it is due."""
    end = until if item.ends_on is None else min(until, item.ends_on)
    days = recurrence.days(item.rrule, item.starts_on, start, end)
    if not item.pauses:
        return days
    return (day for day in days if not any(pause.contains(day) for pause in item.pauses))


def _visit(day: date, when: time, met: list[Recurring], zone: ZoneInfo) -> Due:
    return Due(
        planned_for=recurrence.at(day, when, zone).astimezone(UTC),
        minutes=sum(item.minutes for item in met),
        items=tuple(item.id for item in met),
        price=sum((item.price for item in met if item.per == Per.VISIT), ZERO),
    )
