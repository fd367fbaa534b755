"""A monthly fee by the day: parts add up to the whole, to the cent, and each is fair to a cent."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.billing.grouping import Monthly, month_items
from cleaning.domain.billing.share import DAY, Stretch, due, fee_of, share, whole
from cleaning.domain.ledger.month import last_day
from cleaning.domain.shared.money import ZERO, Money

MONTH = date(2026, 11, 1)
months = st.dates(date(2024, 1, 1), date(2030, 12, 31)).map(lambda day: day.replace(day=1))
fees = st.decimals(0, 100_000, places=2).map(Money)


def days_in(month):
    return last_day(month).day


@given(months, fees, st.sets(st.integers(1, 27), max_size=6))
def test_however_a_month_is_cut_its_parts_add_up_to_the_fee(month, fee, cuts):
    edges = [month, *(month + timedelta(days=cut) for cut in sorted(cuts)), last_day(month) + DAY]
    parts = [share(fee, month, Stretch(start, end)) for start, end in pairwise(edges)]

    assert sum(parts, ZERO) == fee
    for (start, end), part in zip(pairwise(edges), parts, strict=True):
        assert abs(part.amount - fee.amount * (end - start).days / days_in(month)) <= Decimal("0.01")


@given(months, fees, fees, st.integers(1, 27))
def test_a_month_with_a_change_in_the_middle_lies_between_the_two_fees(month, before, after, cut):
    day = month + timedelta(days=cut)
    billed = fee_of(before, month, due(month, date(2020, 1, 1), day)) + fee_of(after, month, due(month, day, None))

    low, high = sorted((before, after))
    assert low - Money("0.01") <= billed <= high + Money("0.01")
    if before == after:
        assert billed == before


@given(months, fees, st.integers(0, 30), st.integers(1, 40))
def test_what_rests_and_what_is_billed_make_the_whole(month, fee, begun, length):
    rest = (month + timedelta(days=begun), month + timedelta(days=begun + length))
    billed = fee_of(fee, month, due(month, date(2020, 1, 1), None, [rest]))
    rested = fee_of(fee, month, due(month, rest[0], rest[1]))

    assert billed + rested == fee


@given(months, st.lists(st.tuples(st.integers(0, 31), st.integers(0, 31)), max_size=4))
def test_days_that_are_due_never_rest_and_never_overlap(month, pairs):
    rests = [(month + timedelta(days=min(pair)), month + timedelta(days=max(pair))) for pair in pairs]
    stretches = due(month, month, None, rests)

    days = [one.start + timedelta(days=n) for one in stretches for n in range((one.end - one.start).days)]
    resting = {start + timedelta(days=n) for start, end in rests for n in range((end - start).days)}
    assert len(days) == len(set(days))
    assert set(days) == {month + timedelta(days=n) for n in range(days_in(month))} - resting


def test_the_first_part_of_a_month_is_paid_by_its_days():
    days = due(MONTH, date(2026, 11, 16), None)

    assert (fee_of(Money(300), MONTH, days), whole(MONTH, days)) == (Money(150), False)


def test_a_contract_that_ended_with_the_month_before_owes_nothing():
    assert due(MONTH, date(2025, 1, 1), MONTH) == []


def test_a_rest_until_further_notice_leaves_only_what_was_before():
    assert due(MONTH, MONTH, None, [(date(2026, 11, 10), None)]) == [Stretch(MONTH, date(2026, 11, 10))]


def fee(*days):
    return Monthly(month=MONTH, days=days, premises_id=1, premises="Офис", service_id=1, description="Абонамент",
                   price=Money(150), vat_code="standard")  # fmt: skip


def test_the_line_of_a_document_says_which_days_it_is_for():
    part = Stretch(date(2026, 11, 16), date(2026, 12, 1))
    first = Stretch(MONTH, date(2026, 11, 10))

    notes = [item.note for item in month_items([fee(), fee(part), fee(first, part)])]

    assert notes == ["11.2026", "16.11.–30.11.2026, 15/30", "01.11.–09.11.2026, 16.11.–30.11.2026, 24/30"]
