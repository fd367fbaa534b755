"""How many visits a month a rule makes, as contracts reckon it."""

from decimal import Decimal

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.recurrence import SOME_MONDAY, recurrence
from cleaning.domain.shared.errors import RuleBroken


@pytest.mark.parametrize(
    ("rule", "visits"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "21.6667"),
        ("FREQ=WEEKLY", "4.3333"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "2.1667"),
        ("FREQ=DAILY", "30.4167"),
        ("FREQ=DAILY;BYDAY=MO,TH", "8.6667"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "2"),
        ("FREQ=MONTHLY;BYDAY=1MO", "1"),
        ("FREQ=MONTHLY;INTERVAL=3", "0.3333"),
        ("FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=1", "0.1667"),
        ("RRULE:freq=weekly;byday=mo", "4.3333"),
    ],
)
def test_an_average_month_of_a_rule(rule, visits):
    assert recurrence(rule).per_month == Decimal(visits)


def test_work_with_a_count_ends_by_itself_and_has_no_month():
    once = recurrence("")

    assert (once.once, once.count, once.per_month) == (True, 1, 0)


@pytest.mark.parametrize("rule", ["every day", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0", "X=1"])
def test_what_is_no_rule_is_refused(rule):
    with pytest.raises(RuleBroken) as refusal:
        recurrence(rule)

    assert refusal.value.code == "recurrence.unreadable"


DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@given(st.lists(st.sampled_from(DAYS), min_size=1, unique=True), st.integers(1, 4))
def test_a_weekly_rule_is_counted_as_its_dates_fall(days, interval):
    rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(days)}"

    in_twelve_weeks = rrulestr(rule, dtstart=SOME_MONDAY).between(
        SOME_MONDAY, SOME_MONDAY.replace(month=3, day=30), inc=True
    )[: 12 * len(days) // interval]

    assert abs(recurrence(rule).per_month * 12 / 52 * 12 - len(in_twelve_weeks)) < Decimal("0.01")
