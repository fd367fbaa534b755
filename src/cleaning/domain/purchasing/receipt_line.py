"""One item of a receipt: what was expected by the papers and what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cleaning.domain.shared.errors import Conflict, RuleBroken
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import Money, UnitCost, exact
from cleaning.domain.shared.quantity import FOUR

MOST = Decimal("1000000")
LONGEST_LOT = 40


def counted(value: Decimal | int | str) -> Decimal:
    """A quantity on a receipt: zero or more, four places, not absurd."""
    number = exact(value)
    if number < 0:
        raise RuleBroken("receipt.negative", field="quantity", quantity=number)
    if number > MOST:
        raise RuleBroken("receipt.absurd", field="quantity", quantity=number, most=MOST)
    return number.quantize(FOUR, ROUND_HALF_UP)


@dataclass(eq=False, kw_only=True)
class ReceiptLine:
    """``unit_price`` is per the item's own unit, net of VAT; ``net`` is settled at posting."""

    id: int | None = None
    item_id: ItemId
    position: int
    lot: str = ""
    expires_on: date | None = None
    expected: Decimal | None = None
    quantity: Decimal = Decimal(0)
    unit_price: UnitCost | None = None
    net: Money = Money.ZERO
    vat_code: str = "standard"
    vat_rate: Decimal | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if len(self.lot) > LONGEST_LOT:
            raise RuleBroken("receipt.lot_long", field="lot", most=LONGEST_LOT)

    def expect_version(self, version: int | None) -> None:
        if version is not None and version != self.version:
            raise Conflict("record.changed", yours=version, stored=self.version)

    def add(self, quantity: Decimal) -> None:
        """More was counted (or, negative, a count was taken back; never below nothing)."""
        self._keep(max(self.quantity + quantity, Decimal(0)) if quantity < 0 else self.quantity + quantity)

    def count(self, quantity: Decimal) -> None:
        """So much was counted altogether."""
        self._keep(quantity)

    def expect(self, quantity: Decimal | None) -> None:
        """So much the papers promise; None when they say nothing."""
        self.expected = None if quantity is None else counted(quantity)

    def price(self, price: UnitCost | None, vat_code: str | None = None) -> None:
        if price is not None and price.amount < 0:
            raise RuleBroken("receipt.negative", field="unit_price")
        self.unit_price = price
        if vat_code is not None:
            self.vat_code = vat_code
        self._keep(self.quantity)

    def settle(self, rate: Decimal) -> None:
        """The rate of the day, kept for ever."""
        self.vat_rate = rate

    def _keep(self, quantity: Decimal) -> None:
        self.quantity = counted(quantity)
        self.net = self.unit_price * self.quantity if self.unit_price else Money.ZERO
