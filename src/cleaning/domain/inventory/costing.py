"""Moving weighted average: what stock costs, with no cent made or lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, UnitCost, exact
from cleaning.domain.shared.quantity import FOUR

MOST = Decimal("1000000")
"""No single move is larger; a bigger number is a slip of the finger or a barcode in the wrong field."""


def amount(value: Decimal | int | str, *, zero: bool = False) -> Decimal:
    """A quantity to move: finite, four places, positive (or zero where that means something), not absurd."""
    number = exact(value)
    if number > MOST:
        raise RuleBroken("stock.absurd", field="quantity", quantity=number, most=MOST)
    rounded = max(number, -MOST).quantize(FOUR, ROUND_HALF_UP)
    if rounded < 0 or (rounded == 0 and not zero):
        raise RuleBroken("stock.not_positive", field="quantity", quantity=rounded)
    return rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """An item in one branch: how many units there are and what they cost together.

    ``average`` and ``last`` are per unit, net of VAT; the average is remembered after the last unit has left.
    """

    quantity: Decimal = Decimal(0)
    value: Money = Money.ZERO
    average: UnitCost | None = None
    last: UnitCost | None = None

    def receive(self, quantity: Decimal, value: Money) -> Holding:
        """More came for ``value`` altogether."""
        if value < Money.ZERO:
            raise RuleBroken("stock.negative_value", field="unit_price")
        total, worth = self.quantity + quantity, self.value + value
        return replace(self, quantity=total, value=worth, average=UnitCost(worth.amount / total))

    def bought(self, quantity: Decimal, value: Money) -> Holding:
        """A purchase came: as :meth:`receive`, and it is the last price."""
        return replace(self.receive(quantity, value), last=UnitCost(value.amount / quantity))

    def release(self, quantity: Decimal) -> tuple[Holding, Money]:
        """Some leaves at the average; the last unit takes what is left, so nothing never costs something."""
        if quantity > self.quantity:
            raise RuleBroken("stock.below_zero", field="quantity", wanted=quantity, available=self.quantity)
        left = self.quantity - quantity
        worth = self.value if not left else min(self.value, Money(self.value.amount * quantity / self.quantity))
        value = self.value - worth
        average = UnitCost(value.amount / left) if left else self.average
        return replace(self, quantity=left, value=value, average=average), worth
