"""Half-open stretches: the end belongs to the next one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.time import Period, TimeSlot

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@st.composite
def periods(draw):
    start = DAY + timedelta(days=draw(st.integers(0, 60)))
    length = draw(st.none() | st.integers(1, 40))
    return Period(start, None if length is None else start + timedelta(days=length))


@given(periods(), periods(), st.integers(0, 120))
def test_an_intersection_holds_exactly_the_days_of_both(one, other, ahead):
    day = DAY + timedelta(days=ahead)
    common = one.intersection(other)
    assert (common is not None and common.contains(day)) == (one.contains(day) and other.contains(day))


@given(periods(), periods())
def test_overlap_is_mutual_and_means_a_common_day(one, other):
    assert one.overlaps(other) == other.overlaps(one) == (one.intersection(other) is not None)


def test_back_to_back_slots_do_not_overlap():
    hour = timedelta(hours=1)
    assert not TimeSlot(NOON, NOON + hour).overlaps(TimeSlot(NOON + hour, NOON + 2 * hour))


def test_a_slot_needs_a_zone_and_a_length():
    with pytest.raises(RuleBroken, match=r"slot\.naive"):
        TimeSlot(NOON.replace(tzinfo=None), NOON)
    with pytest.raises(RuleBroken, match=r"slot\.empty"):
        TimeSlot(NOON, NOON)
    with pytest.raises(RuleBroken, match=r"period\.empty"):
        Period(DAY, DAY)
