"""The deadline of an answer counts the hours somebody is there."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.service_level import OfficeHours, hours_of, respond_by
from cleaning.domain.shared.errors import RuleBroken

SOFIA = ZoneInfo("Europe/Sofia")
FRIDAY = date(2026, 11, 20)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), SOFIA)


@pytest.mark.parametrize(
    ("received", "hours", "due"),
    [
        (at(FRIDAY, 10), 4, at(FRIDAY, 14)),
        (at(FRIDAY, 7), 4, at(FRIDAY, 13)),
        (at(FRIDAY, 16), 4, at(date(2026, 11, 23), 11)),
        (at(FRIDAY, 22), 1, at(date(2026, 11, 23), 10)),
        (at(date(2026, 11, 21), 12), 9, at(date(2026, 11, 23), 18)),
    ],
)
def test_nights_and_weekends_do_not_count(received, hours, due):
    assert respond_by(received, timedelta(hours=hours), OfficeHours()) == due


def test_a_holiday_does_not_count():
    """24.12.2026 is a Thursday; Christmas lasts to Saturday, so Monday the 28th is given too."""
    free = {date(2026, 12, day) for day in (24, 25, 26, 28)}
    hours = hours_of(time(9), time(18), holidays=free)
    assert respond_by(at(date(2026, 12, 23), 17), timedelta(hours=2), hours) == at(date(2026, 12, 29), 10)


moments = st.builds(
    lambda day, moment: datetime.combine(day, moment, SOFIA), st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.times()
)
waits = st.integers(1, 80 * 60).map(lambda minutes: timedelta(minutes=minutes))
free_days = st.frozensets(st.dates(date(2026, 1, 1), date(2028, 3, 1)), max_size=20)
office = st.builds(
    lambda opens, length, days, free: hours_of(time(opens), time(opens + length), days, free),
    st.integers(0, 15),
    st.integers(1, 8),
    st.sets(st.integers(0, 6), min_size=1),
    free_days,
)


@given(moments, waits, office)
def test_the_working_time_until_the_deadline_is_the_time_promised(received, wait, hours):
    due = respond_by(received, wait, hours)

    assert hours.between(received, due) == wait
    assert hours.works(due.date())
    assert hours.opens < due.time() <= hours.closes


@given(moments, waits, st.integers(0, 10_000), office)
def test_who_comes_later_is_never_due_earlier(received, wait, minutes, hours):
    later = (received.replace(tzinfo=None) + timedelta(minutes=minutes)).replace(tzinfo=SOFIA)
    assert respond_by(later, wait, hours).replace(tzinfo=None) >= respond_by(received, wait, hours).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: OfficeHours(time(18), time(9)), "closes"),
        (lambda: OfficeHours(workdays=()), "workdays"),
        (lambda: respond_by(at(FRIDAY, 9), timedelta(), OfficeHours()), "answer_hours"),
    ],
)
def test_hours_nobody_can_keep_are_refused(make, field):
    with pytest.raises(RuleBroken) as refusal:
        make()
    assert refusal.value.facts["field"] == field
