"""When a recurring thing happens: RFC 5545 rules in local wall time.

"Every Monday at 08:00" stays 08:00 on both sides of a clock change, so a rule is unfolded into local dates first and
each date meets the clock of its own day afterwards. Where the clocks disagree with the wall (RFC 5545 §3.3.5):

* a time that does not exist (03:30 on the last Sunday of March in Sofia) is read with the offset before the gap, so the
  visit is one hour later on the wall (04:30) and not lost;
* a time that happens twice (03:30 on the last Sunday of October) means the first of the two.

An empty rule means once, on the day the series starts. Days the rule does not name are never added, not even the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from cleaning.domain.plans.rule import Rule, happens_from, parse
from cleaning.domain.shared.errors import RuleBroken


def occurrences(rule: str, zone: str | ZoneInfo, start: datetime, until: datetime) -> Iterator[datetime]:
    """The instants of a series that begins at ``start``, in order and before ``until``.

    ``start`` is the series' first possible moment and gives the time of day: naive means local wall time, an aware one
    is read on the wall of ``zone``. ``until`` is exclusive and may be naive in the same way. The instants are aware,
    in ``zone``. RuleBroken ``recurrence.rule``: not a rule we take, with its ``part``.
    """
    place = ZoneInfo(zone) if isinstance(zone, str) else zone
    first, end = _wall(start, place), _instant(until, place)
    last_day = end.astimezone(place).date() + timedelta(days=1)
    moments = (at(day, first.time(), place) for day in days(rule, first.date(), first.date(), last_day))
    return takewhile(lambda moment: moment.astimezone(UTC) < end, moments)


def days(rule: str, starts_on: date, start: date, until: date) -> Iterator[date]:
    """The local days in ``[start, until)`` of a series that begins on ``starts_on``."""
    parsed = parse(rule)
    start = max(start, starts_on)
    if until <= start:
        return iter(())
    anchor = starts_on if parsed.anchored else start
    return iter(_days(parsed, anchor, start, until))


def falls_on(rule: str, starts_on: date, day: date) -> bool:
    """Whether the series that begins on ``starts_on`` has an occurrence on ``day``."""
    return any(days(rule, starts_on, day, day + timedelta(days=1)))


def next_day(rule: str, starts_on: date, start: date, *, within: int = 800) -> date | None:
    """The first day of the series on or after ``start``, if there is one within so many days."""
    return next(days(rule, starts_on, start, start + timedelta(days=within)), None)


def at(day: date, when: time, zone: ZoneInfo) -> datetime:
    """The moment the wall clock of ``zone`` shows that time on that day; see above for the two odd hours."""
    return datetime.combine(day, when.replace(fold=0), zone).astimezone(UTC).astimezone(zone)


@lru_cache(maxsize=8192)
def _days(rule: Rule, anchor: date, start: date, until: date) -> tuple[date, ...]:
    """Many plans share a rhythm, so the days of one are worked out once."""
    if rule.once:
        return (anchor,) if start <= anchor < until else ()
    if not happens_from(rule, anchor):
        return ()
    if rule.until is not None:
        until = min(until, rule.until + timedelta(days=1))
    found = []
    for moment in rrulestr(rule.text, dtstart=datetime.combine(anchor, time())):
        day = moment.date()
        if day >= until:
            break
        if day >= start:
            found.append(day)
    return tuple(found)


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)


def _instant(moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    if local.year > 9000:
        raise RuleBroken("recurrence.too_far", until=moment)
    return local.astimezone(UTC)
