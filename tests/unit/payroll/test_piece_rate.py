"""What a visit line pays and how the crew shares it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.payroll.piece_rate import Basis, Worker, quality, share, whole
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, UnitCost

quantities = st.decimals(0, 100_000, places=4)
rates = st.decimals(0, 1_000, places=6).map(UnitCost)
coefficients = st.decimals(0, 2, places=4)
totals = st.decimals(0, 1_000_000, places=2).map(Money)
by_minutes = st.lists(st.integers(0, 720), min_size=1, max_size=12).map(
    lambda minutes: [Worker(employee_id=number, minutes=each) for number, each in enumerate(minutes, 1)]
)
by_share = st.lists(st.decimals(0, 10, places=4), min_size=1, max_size=12).map(
    lambda parts: [Worker(employee_id=number, share=part) for number, part in enumerate(parts, 1)]
)
crews = st.one_of(by_minutes, by_share)


def test_pay_is_quantity_times_rate_times_quality():
    assert whole(Decimal("280"), UnitCost("0.085"), Decimal("1.10")) == Money("26.18")


def test_minutes_share_and_the_odd_cent_goes_to_the_largest_remainder():
    parts = share(Money("10.00"), [Worker(employee_id=1, minutes=60), Worker(employee_id=2, minutes=120)])
    assert [(part.amount, part.weight, part.weights) for part in parts] == [
        (Money("3.33"), 60, 180),
        (Money("6.67"), 120, 180),
    ]


def test_agreed_shares_go_before_minutes():
    parts = share(
        Money("9.00"),
        [Worker(employee_id=1, minutes=10, share=Decimal(2)), Worker(employee_id=2, minutes=90, share=Decimal(1))],
    )
    assert [part.amount for part in parts] == [Money(6), Money(3)]
    assert parts[0].basis is Basis.SHARE


def test_without_minutes_everybody_gets_the_same():
    assert [p.amount for p in share(Money("0.05"), [Worker(employee_id=2), Worker(employee_id=1)])] == [
        Money("0.03"),
        Money("0.02"),
    ]


@given(totals, crews)
def test_shares_add_up_to_the_whole(total, crew):
    assert sum((part.amount for part in share(total, crew)), Money.ZERO) == total


@given(totals, crews, st.randoms(use_true_random=False))
def test_the_order_of_workers_does_not_matter(total, crew, random):
    shuffled = random.sample(crew, len(crew))
    assert share(total, shuffled) == share(total, crew)


@given(quantities, rates, coefficients, coefficients)
def test_better_quality_never_pays_the_crew_less(quantity, rate, one, other):
    worse, better = sorted((one, other))
    assert whole(quantity, rate, worse) <= whole(quantity, rate, better)


@given(totals, totals, crews)
def test_more_to_share_never_costs_a_worker_more_than_the_cent_that_cannot_be_split(one, other, crew):
    less, more = sorted((one, other))
    for before, after in zip(share(less, crew), share(more, crew), strict=True):
        assert after.amount >= before.amount - Money("0.01")


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_better_score_never_lowers_the_coefficient(one, other):
    worse, better = sorted((one, other))
    assert quality(worse) <= quality(better)


def test_no_inspection_means_one():
    assert quality(None) == 1


@pytest.mark.parametrize(
    ("crew", "code"),
    [
        ([], "pay.nobody_worked"),
        ([Worker(employee_id=1, minutes=5), Worker(employee_id=1, minutes=6)], "pay.same_worker_twice"),
    ],
)
def test_a_crew_that_makes_no_sense_is_refused(crew, code):
    with pytest.raises(RuleBroken) as refusal:
        share(Money(1), crew)
    assert refusal.value.code == code


def test_negative_facts_are_refused():
    with pytest.raises(RuleBroken):
        whole(Decimal(-1), UnitCost(1))
