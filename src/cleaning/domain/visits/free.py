"""Who is free when, to offer a way out of a conflict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from cleaning.domain.shared.ids import EmployeeId
from cleaning.domain.shared.time import TimeSlot

Taken = Mapping[EmployeeId, Sequence[TimeSlot]]
STEP = timedelta(minutes=15)


def is_free(people: Iterable[EmployeeId], slot: TimeSlot, taken: Taken) -> bool:
    """Whether none of the people is anywhere else in the slot."""
    return not any(other.overlaps(slot) for one in people for other in taken.get(one, ()))


def next_quarter(moment: datetime) -> datetime:
    """The next full quarter of an hour."""
    return moment + (-(moment - datetime.min.replace(tzinfo=moment.tzinfo)) % STEP)


def next_gap(people: Collection[EmployeeId], slot: TimeSlot, taken: Taken, until: datetime) -> TimeSlot | None:
    """The first slot of the same length, not before the wanted one, by quarters of an hour, in which all are free."""
    start = slot.start
    while start + slot.length <= until:
        later = TimeSlot(start, start + slot.length)
        if is_free(people, later, taken):
            return later
        start += STEP
    return None
