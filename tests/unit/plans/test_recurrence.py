"""P14: a recurring visit keeps its local time, held against an oracle that only counts minutes."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaning.domain.plans.recurrence import at, days, falls_on, next_day, occurrences
from cleaning.domain.plans.rhythm import Kind, Rhythm, rhythm_of
from cleaning.domain.plans.rule import parse
from cleaning.domain.shared.errors import RuleBroken
from tests.strategies import local_days, rhythms, rules, times_of_day

SOFIA = ZoneInfo("Europe/Sofia")
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)


def counted(day: date, when: time, zone: ZoneInfo) -> datetime:
    """Walk the day by minutes of real time until the wall shows the time; if it never does, that long after 0:00."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    for minute in range(26 * 60):
        moment = midnight + timedelta(minutes=minute)
        wall = moment.astimezone(zone)
        if wall.date() == day and (wall.hour, wall.minute) == (when.hour, when.minute):
            return moment
    return midnight + timedelta(hours=when.hour, minutes=when.minute)


@given(local_days, times_of_day)
@example(SPRING, time(3, 30))
@example(AUTUMN, time(3, 30))
@example(AUTUMN, time(4, 0))
def test_a_local_time_becomes_the_moment_the_wall_shows_it(day, when):
    assert at(day, when, SOFIA).astimezone(UTC) == counted(day, when, SOFIA)


@given(st.integers(2026, 2036), st.sampled_from([3, 10]), times_of_day)
def test_both_clock_changes_of_every_year_keep_the_hour(year, month, when):
    last_sunday = max(date(year, month, day) for day in range(25, 32) if date(year, month, day).weekday() == 6)
    start = datetime.combine(last_sunday - timedelta(days=3), when)
    moments = list(occurrences("FREQ=DAILY", SOFIA, start, start + timedelta(days=7)))
    assert [moment.astimezone(UTC) for moment in moments] == [
        counted(last_sunday + timedelta(days=shift), when, SOFIA) for shift in range(-3, 4)
    ]
    assert all(
        (moment.hour, moment.minute) == (when.hour, when.minute)
        for moment in moments
        if not (moment.date() == last_sunday and month == 3 and when.hour == 3)
    )


def slowly(rule: str, anchor: date, day: date) -> bool:
    """Whether the rhythm falls on the day, by counting on fingers."""
    rhythm = rhythm_of(rule)
    weeks = ((day - timedelta(days=day.weekday())) - (anchor - timedelta(days=anchor.weekday()))).days // 7
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    in_month = next(d for d in (31, 30, 29, 28) if _is_day(day.year, day.month, d))
    match rhythm.kind:
        case Kind.ONCE:
            return day == anchor
        case Kind.DAILY:
            return (day - anchor).days % rhythm.every == 0
        case Kind.WORKDAYS:
            return day.weekday() < 5
        case Kind.WEEKLY:
            return day.weekday() in rhythm.weekdays and weeks % rhythm.every == 0
        case Kind.MONTHLY_ON_DAY:
            wanted = in_month if rhythm.day == -1 else rhythm.day
            return day.day == wanted and months % rhythm.every == 0
        case Kind.MONTHLY_ON_WEEKDAY:
            place = -((in_month - day.day) // 7) - 1 if rhythm.nth < 0 else (day.day - 1) // 7 + 1
            return day.weekday() in rhythm.weekdays and place == rhythm.nth and months % rhythm.every == 0
    raise AssertionError(rhythm)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@given(rhythms, local_days, st.integers(0, 700), st.integers(1, 400))
def test_a_rhythm_falls_on_the_days_one_would_count_by_hand(rhythm, anchor, skip, length):
    start = anchor + timedelta(days=skip)
    window = [start + timedelta(days=shift) for shift in range(length)]
    assert list(days(rhythm.rule, anchor, start, start + timedelta(days=length))) == [
        day for day in window if slowly(rhythm.rule, anchor, day)
    ]


@given(rules, local_days, times_of_day, st.integers(1, 500), st.integers(0, 500))
def test_occurrences_come_in_order_once_each_and_a_longer_look_only_adds(rule, first, when, length, more):
    start = datetime.combine(first, when)
    short = list(occurrences(rule, SOFIA, start, start + timedelta(days=length)))
    long = list(occurrences(rule, SOFIA, start, start + timedelta(days=length + more)))
    assert long[: len(short)] == short
    assert all(a.astimezone(UTC) < b.astimezone(UTC) for a, b in pairwise(long))
    assert all(moment.tzinfo is not None for moment in long)


@given(rules, local_days, times_of_day)
def test_the_end_is_not_included_and_the_beginning_is(rule, first, when):
    start = datetime.combine(first, when)
    moments = list(occurrences(rule, SOFIA, start, start + timedelta(days=800)))
    for moment in moments[:2]:
        assert moment not in list(occurrences(rule, SOFIA, start, moment))
        assert falls_on(rule, first, moment.date()) or when.hour == 3


@given(rules, local_days, st.integers(0, 300))
def test_the_next_day_is_the_first_that_comes(rule, anchor, skip):
    start = anchor + timedelta(days=skip)
    expected = next((day for day in days(rule, anchor, anchor, start + timedelta(days=800)) if day >= start), None)
    assert next_day(rule, anchor, start) == expected


@given(rhythms)
def test_a_rhythm_survives_being_written_as_a_rule(rhythm):
    again = rhythm_of(rhythm.rule)
    assert again.rule == rhythm.rule
    assert again.every == (1 if again.kind in (Kind.ONCE, Kind.WORKDAYS) else rhythm.every)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=HOURLY", "recurrence.rule"),
        ("BYDAY=MO", "recurrence.rule"),
        ("FREQ=WEEKLY;BYDAY=XX", "recurrence.rule"),
        ("FREQ=WEEKLY;BYDAY=1MO", "recurrence.rule"),
        ("FREQ=WEEKLY;INTERVAL=0", "recurrence.rule"),
        ("FREQ=WEEKLY;INTERVAL=²", "recurrence.rule"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "recurrence.rule"),
        ("FREQ=DAILY;BYHOUR=3", "recurrence.rule"),
        ("FREQ=DAILY;FREQ=DAILY", "recurrence.rule"),
        ("FREQ=DAILY;UNTIL=soon", "recurrence.rule"),
        ("every monday", "recurrence.rule"),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "recurrence.never"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "recurrence.never"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "recurrence.never"),
    ],
)
def test_what_is_no_rule_of_ours_is_refused(rule, code):
    with pytest.raises(RuleBroken) as refusal:
        list(occurrences(rule, SOFIA, datetime(2026, 1, 1, 8, tzinfo=SOFIA), datetime(2027, 1, 1, tzinfo=SOFIA)))
    assert refusal.value.code == code


@given(st.text(max_size=40))
def test_any_text_is_a_rule_or_is_refused(text):
    with suppress(RuleBroken):
        assert parse(text).interval >= 1


def test_an_end_given_as_a_day_includes_that_day():
    rule = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207"
    start, until = datetime(2026, 11, 24, 18, tzinfo=SOFIA), datetime(2027, 1, 1, tzinfo=SOFIA)
    assert [moment.day for moment in occurrences(rule, SOFIA, start, until)] == [30, 7]


def test_a_series_of_three_ends_after_three_however_late_one_looks():
    start = date(2026, 11, 24)
    assert list(days("FREQ=DAILY;COUNT=3", start, date(2026, 11, 26), date(2027, 1, 1))) == [date(2026, 11, 26)]


def test_every_second_week_is_counted_from_the_week_the_series_starts_in():
    wednesdays = days("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", date(2026, 11, 27), date(2026, 11, 27), date(2026, 12, 31))
    assert list(wednesdays) == [date(2026, 12, 9), date(2026, 12, 23)]


def test_a_rhythm_without_its_day_asks_for_it():
    with pytest.raises(RuleBroken) as refusal:
        _ = Rhythm(kind=Kind.WEEKLY).rule
    assert refusal.value.code == "recurrence.weekdays_missing"
