"""The moving average against an oracle that counts whole cents and ten-thousandths of a unit."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaning.domain.inventory.costing import Holding, amount
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, UnitCost
from tests.strategies_stock import steps


class Oracle:
    """Integers only: units in ten-thousandths, worth in cents; half a cent goes up."""

    def __init__(self) -> None:
        self.units = self.cents = 0

    def receive(self, units: int, cents: int) -> None:
        self.units, self.cents = self.units + units, self.cents + cents

    def release(self, units: int) -> int:
        left = self.cents
        if units < self.units:
            left = min(self.cents, (2 * self.cents * units + self.units) // (2 * self.units))
        self.units, self.cents = self.units - units, self.cents - left
        return left


@given(steps)
def test_every_release_is_worth_what_the_oracle_says_and_no_cent_is_lost(many):
    holding, oracle, paid, used = Holding(), Oracle(), Money.ZERO, Money.ZERO
    for quantity, value in many:
        if value is not None:
            holding = holding.bought(quantity, value)
            oracle.receive(int(quantity * 10_000), int(value.amount * 100))
            paid = paid + value
            assert holding.last == UnitCost(value.amount / quantity)
        elif quantity <= holding.quantity:
            holding, worth = holding.release(quantity)
            assert int(worth.amount * 100) == oracle.release(int(quantity * 10_000))
            used = used + worth
        assert (int(holding.quantity * 10_000), int(holding.value.amount * 100)) == (oracle.units, oracle.cents)
        assert paid == used + holding.value
        assert holding.quantity > 0 or holding.value == Money.ZERO


def test_the_average_lies_between_the_prices_paid():
    holding = Holding().bought(Decimal(10), Money(60)).bought(Decimal(30), Money(240))
    assert holding.average == UnitCost("7.5")


def test_the_last_unit_takes_what_is_left():
    holding = Holding().bought(Decimal(3), Money("1.00"))
    worths = []
    for _ in range(3):
        holding, worth = holding.release(Decimal(1))
        worths.append(str(worth))
    assert (worths, holding.value) == (["0.33", "0.34", "0.33"], Money.ZERO)


def test_the_average_is_remembered_when_nothing_is_left():
    holding, _ = Holding().bought(Decimal(2), Money(5)).release(Decimal(2))
    assert holding.average == UnitCost("2.5")


def test_more_than_there_is_can_not_leave():
    with pytest.raises(RuleBroken) as refusal:
        Holding().bought(Decimal(2), Money(5)).release(Decimal("2.0001"))
    assert refusal.value.code == "stock.below_zero"


@pytest.mark.parametrize(("value", "code"), [("0", "stock.not_positive"), ("-1", "stock.not_positive")])
def test_only_something_moves(value, code):
    with pytest.raises(RuleBroken) as refusal:
        amount(value)
    assert refusal.value.code == code


@example(Decimal("1e400"))
@given(st.decimals(min_value=1_000_001, allow_nan=False, allow_infinity=False))
def test_an_absurd_quantity_is_taken_for_a_slip(value):
    with pytest.raises(RuleBroken) as refusal:
        amount(value)
    assert refusal.value.code == "stock.absurd"
