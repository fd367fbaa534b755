"""Half-open stretches of dates and instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cleaning.domain.shared.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Period:
    """Dates, ``[start, end)``; without an end it runs on."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise RuleBroken("period.empty", start=self.start, end=self.end)

    def contains(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)

    def intersection(self, other: Period) -> Period | None:
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends) if ends else None)


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """Zone-aware instants, ``[start, end)``, never empty."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise RuleBroken("slot.naive")
        if self.end <= self.start:
            raise RuleBroken("slot.empty", start=self.start, end=self.end)

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def contains(self, instant: datetime) -> bool:
        return self.start <= instant < self.end

    def overlaps(self, other: TimeSlot) -> bool:
        return self.start < other.end and other.start < self.end

    def intersection(self, other: TimeSlot) -> TimeSlot | None:
        if not self.overlaps(other):
            return None
        return TimeSlot(max(self.start, other.start), min(self.end, other.end))
