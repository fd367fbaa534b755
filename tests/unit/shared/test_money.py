"""Sums are exact, splits lose nothing."""

import copy
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import ZERO, Money, UnitCost

sums = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(Money)
weights = st.lists(st.decimals(min_value=0, max_value=1000, places=4), min_size=1, max_size=12).filter(
    lambda many: sum(many) > 0
)
CENT = Decimal("0.01")


@given(sums, weights)
def test_a_split_loses_nothing(total, many):
    assert sum(total.allocate(many), start=ZERO) == total


@given(sums, weights)
def test_a_split_is_fair_to_one_cent(total, many):
    for part, weight in zip(total.allocate(many), many, strict=True):
        assert abs(part.amount - total.amount * weight / sum(many)) < CENT


@given(sums, weights)
def test_a_negative_sum_splits_as_the_mirror_image(total, many):
    assert [-part for part in (-total).allocate(many)] == total.allocate(many)


def test_ties_go_to_the_earlier_part():
    assert [str(part) for part in Money("0.02").allocate([Decimal(1)] * 3)] == ["0.01", "0.01", "0.00"]


@pytest.mark.parametrize("many", [[], [Decimal(0)], [Decimal(1), Decimal(-1)]])
def test_weights_that_mean_nothing_are_refused(many):
    with pytest.raises(RuleBroken, match=r"money\.weights"):
        Money(10).allocate(many)


@pytest.mark.parametrize(("raw", "rounded"), [("1.005", "1.01"), ("-1.005", "-1.01"), ("2.674999", "2.67")])
def test_halves_round_away_from_zero(raw, rounded):
    assert str(Money(raw)) == rounded


def test_a_float_is_never_money():
    with pytest.raises(TypeError):
        Money(0.1)
    with pytest.raises(TypeError):
        Money(1) * 0.5


@pytest.mark.parametrize("endless", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_refused(endless):
    with pytest.raises(RuleBroken, match="not_finite"):
        Money(endless)


def test_currencies_never_mix():
    with pytest.raises(RuleBroken, match="currencies_differ"):
        Money(1) + Money(1, "BGN")
    with pytest.raises(RuleBroken, match="currencies_differ"):
        assert Money(1) < Money(1, "BGN")


def test_a_unit_cost_times_a_quantity_is_rounded_once():
    assert UnitCost("0.123456") * Decimal("100") == Money("12.35")


def test_a_sum_is_written_as_one_text_and_survives_a_copy():
    total = Money("12.5")
    assert msgspec.to_builtins({"total": total}, enc_hook=str) == {"total": "12.50"}
    assert msgspec.convert("12.50", Money, dec_hook=lambda kind, value: kind(value)) == total
    assert copy.deepcopy(total) == total
