"""Ways out of a conflict are really free."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.free import is_free, next_gap, next_quarter

DAY = datetime(2026, 11, 24, tzinfo=UTC)
slots = st.builds(
    lambda start, length: TimeSlot(DAY + timedelta(minutes=start), DAY + timedelta(minutes=start + length)),
    st.integers(0, 1200),
    st.integers(10, 240),
)
taken = st.dictionaries(st.integers(1, 4), st.lists(slots, max_size=5))


@given(st.sets(st.integers(1, 4), min_size=1), slots, taken)
def test_the_next_gap_is_later_as_long_and_free_for_everybody(people, slot, busy):
    gap = next_gap(people, slot, busy, DAY + timedelta(hours=22))
    if gap is None:
        return
    assert gap.start >= slot.start
    assert gap.length == slot.length
    assert gap.end <= DAY + timedelta(hours=22)
    assert all(not other.overlaps(gap) for person in people for other in busy.get(person, []))


def test_quarters_are_full_ones():
    assert next_quarter(DAY + timedelta(minutes=46, seconds=1)) == DAY + timedelta(hours=1)
    assert next_quarter(DAY + timedelta(minutes=45)) == DAY + timedelta(minutes=45)


def test_touching_is_not_overlapping():
    morning = TimeSlot(DAY, DAY + timedelta(hours=2))
    after = TimeSlot(DAY + timedelta(hours=2), DAY + timedelta(hours=3))
    assert is_free([1], after, {1: [morning]})
    assert not is_free([1], TimeSlot(morning.start, after.end), {1: [morning]})
