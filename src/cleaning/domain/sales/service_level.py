"""How long a client may wait for an answer, counted in the hours somebody is there to give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from cleaning.domain.shared.errors import RuleBroken

WORKDAYS = (0, 1, 2, 3, 4)
LONGEST_WAIT = timedelta(hours=200)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the office answers, in local time; ``workdays`` counts from Monday 0. ``holidays`` are closed all day."""

    opens: time = time(9)
    closes: time = time(18)
    workdays: tuple[int, ...] = WORKDAYS
    holidays: frozenset[date] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise RuleBroken("service_level.hours", field="closes", opens=self.opens, closes=self.closes)
        if not set(self.workdays) & set(range(7)):
            raise RuleBroken("service_level.days", field="workdays")

    @property
    def length(self) -> timedelta:
        """One working day."""
        return _of(self.closes) - _of(self.opens)

    def works(self, day: date) -> bool:
        return day.weekday() in self.workdays and day not in self.holidays

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time that lies between two moments of the same zone."""
        total, day = timedelta(), start.date()
        while day <= end.date():
            if self.works(day):
                begin = max(_of(self.opens), _of(start.time()) if day == start.date() else timedelta())
                finish = min(_of(self.closes), _of(end.time()) if day == end.date() else timedelta(days=1))
                total += max(finish - begin, timedelta())
            day += timedelta(days=1)
        return total


def respond_by(received: datetime, within: timedelta, hours: OfficeHours) -> datetime:
    """The local moment by which ``within`` working hours have passed since ``received`` (local, aware)."""
    if not timedelta() < within <= LONGEST_WAIT:
        raise RuleBroken("service_level.within", field="answer_hours", most=int(LONGEST_WAIT.total_seconds() // 3600))
    left, day = within, received.date()
    begin = max(_of(hours.opens), _of(received.time()))
    while True:
        if hours.works(day):
            there = _of(hours.closes) - begin
            if left <= there:
                return datetime.combine(day, time(), received.tzinfo) + begin + left
            left -= max(there, timedelta())
        day, begin = day + timedelta(days=1), _of(hours.opens)


def hours_of(
    opens: time, closes: time, workdays: Iterable[int] = WORKDAYS, holidays: Iterable[date] = ()
) -> OfficeHours:
    """Office hours from whatever lists their days came in."""
    return OfficeHours(opens, closes, tuple(sorted(set(workdays))), frozenset(holidays))


def _of(moment: time) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
