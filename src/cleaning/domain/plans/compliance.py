"""How well a plan is kept, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from cleaning.domain.plans.projection import Recurring, days_of
from cleaning.domain.plans.values import Mark
from cleaning.domain.shared.ids import PlanItemId

AHEAD = 400
"""Days to look for the next item: a yearly one is still found."""


@dataclass(frozen=True, slots=True)
class Compliance:
    """Marks done of what was due; what was marked not needed was not due. ``percent`` is None while nothing was."""

    due: int
    done: int
    skipped: int

    @property
    def percent(self) -> Decimal | None:
        if not self.due:
            return None
        return (Decimal(100) * self.done / self.due).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def missed(self) -> int:
        """Due, and nobody said what became of it."""
        return self.due - self.done - self.skipped


Marks = Mapping[tuple[PlanItemId, date], Mark]


def compliance(items: Iterable[Recurring], marks: Marks, start: date, until: date) -> Compliance:
    """Over the local days ``[start, until)``; ``until`` is mostly today, because today's work may still be done."""
    said = [marks.get((item.id, day)) for item in items for day in days_of(item, start, until)]
    counted = [mark for mark in said if mark is not Mark.NOT_NEEDED]
    return Compliance(due=len(counted), done=counted.count(Mark.DONE), skipped=counted.count(Mark.SKIPPED))


def next_due(items: Iterable[Recurring], marks: Marks, today: date) -> tuple[date, PlanItemId] | None:
    """The earliest unmarked occurrence from today on; of several on one day the one with the earlier time and place."""
    found = []
    for place, item in enumerate(items):
        day = next(
            (day for day in days_of(item, today, today + timedelta(days=AHEAD)) if (item.id, day) not in marks), None
        )
        if day is not None:
            found.append((day, item.start_time, place, item.id))
    return (best[0], best[3]) if (best := min(found, default=None)) else None
