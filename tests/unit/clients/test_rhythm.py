"""How often a client comes, and when it has been too long."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.clients.rhythm import FEWEST_DAYS, rhythm

MONDAY = date(2026, 11, 2)
days = st.lists(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=30)
enough = st.sets(st.dates(date(2025, 1, 1), date(2026, 12, 31)), min_size=FEWEST_DAYS, max_size=30)


def weekly(times):
    return [MONDAY + timedelta(weeks=week) for week in range(times)]


def test_every_monday_is_seven_days_and_lapses_after_two_weeks():
    found = rhythm(weekly(4))

    assert (found.usual, found.last) == (7, date(2026, 11, 23))
    assert not found.is_exceeded(date(2026, 12, 7))
    assert found.is_exceeded(date(2026, 12, 8))
    assert found.since(date(2026, 12, 8)) == 15


def test_one_holiday_does_not_change_the_habit():
    kept = [day for day in weekly(8) if day != weekly(8)[3]]
    assert rhythm(kept).usual == 7


@given(days)
def test_too_few_days_say_nothing_and_enough_say_something(found):
    assert (rhythm(found) is None) == (len(set(found)) < FEWEST_DAYS)


@given(enough, st.randoms())
def test_neither_the_order_nor_saying_a_day_twice_matters(found, chance):
    told = [*found, *found]
    chance.shuffle(told)
    assert rhythm(told) == rhythm(found)


@given(enough, st.integers(-400, 400))
def test_the_calendar_does_not_matter_only_the_distances(found, moved):
    by = timedelta(days=moved)
    one, other = rhythm(found), rhythm(day + by for day in found)
    assert (other.usual, other.last, other.lapses_on) == (one.usual, one.last + by, one.lapses_on + by)


@given(enough, st.integers(0, 1000), st.integers(0, 1000))
def test_waiting_longer_never_makes_it_better_and_coming_always_does(found, sooner, later):
    habit = rhythm(found)
    assert habit.is_exceeded(habit.last + timedelta(days=sooner)) <= habit.is_exceeded(
        habit.last + timedelta(days=sooner + later)
    )
    assert not habit.is_exceeded(habit.last)
    day = habit.last + timedelta(days=sooner)
    assert not rhythm([*found, day]).is_exceeded(day)


@given(enough)
def test_the_usual_time_is_one_that_occurred(found):
    known = sorted(found)
    assert rhythm(found).usual in {(later - earlier).days for earlier, later in itertools.pairwise(known)}
