"""A rhythm that never meets the day it would fall on is refused, so that nobody looks for it until the year 9999."""

from __future__ import annotations

from datetime import date, time

import pytest

from cleaning.domain.plans.item import PlanItem
from cleaning.domain.plans.recurrence import days
from cleaning.domain.shared.errors import RuleBroken

LATE = date(2026, 1, 31)


@pytest.mark.parametrize("rule", ["FREQ=YEARLY;BYMONTH=2", "FREQ=MONTHLY;BYMONTH=2,4"])
def test_the_31st_of_a_short_month_is_refused_at_the_rule(rule):
    with pytest.raises(RuleBroken) as said:
        PlanItem(title="Прозорци", rrule=rule, start_time=time(8), minutes=60, starts_on=LATE)
    assert said.value.code == "recurrence.never"
    assert said.value.facts["field"] == "rule"
    assert list(days(rule, LATE, LATE, date(2200, 1, 1))) == []


def test_the_31st_of_a_long_month_and_the_29th_of_february_happen():
    assert list(days("FREQ=YEARLY;BYMONTH=3", LATE, LATE, date(2027, 1, 1))) == [date(2026, 3, 31)]
    leap = date(2028, 2, 29)
    assert list(days("FREQ=YEARLY;INTERVAL=4", leap, leap, date(2033, 1, 1))) == [leap, date(2032, 2, 29)]
