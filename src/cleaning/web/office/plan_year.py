"""A plan's year arranged as the page draws it: twelve small months, one of them as a calendar."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cleaning.application.plans.queries import Occurrence
from cleaning.domain.plans.values import Mark


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    due: int
    done: int
    coming: int

    @property
    def share(self) -> float:
        return self.done / self.due if self.due else 0.0


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    month: int
    months: list[Month]
    weeks: list[list[date]]
    by_day: dict[date, list[Occurrence]]
    listed: list[Occurrence]

    @property
    def first(self) -> date:
        return date(self.number, self.month, 1)


def year_of(number: int, month: int, found: Sequence[Occurrence], today: date) -> Year:
    """``found`` are the occurrences of that year; what is before today counts as due."""
    by_day: dict[date, list[Occurrence]] = defaultdict(list)
    months = [[0, 0, 0] for _ in range(12)]
    for one in found:
        by_day[one.on].append(one)
        counts = months[one.on.month - 1]
        if one.mark is Mark.NOT_NEEDED:
            continue
        if one.on < today or one.mark is not None:
            counts[0] += 1
            counts[1] += one.mark is Mark.DONE
        else:
            counts[2] += 1
    return Year(
        number=number,
        month=month,
        months=[Month(place + 1, *counts) for place, counts in enumerate(months)],
        weeks=Calendar().monthdatescalendar(number, month),
        by_day=dict(by_day),
        listed=[one for one in found if one.on.month == month],
    )
