"""What is ordered: so much of a service at a price."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import CostSheetId, ServiceId
from cleaning.domain.shared.money import ZERO, Money, UnitCost

LONGEST = 300
MOST = Decimal(10**7)


@dataclass(eq=False, kw_only=True)
class OrderLine:
    """``net`` is ``quantity`` × ``unit_price`` rounded to the cent, without VAT; the price came of a cost sheet or was
    agreed."""

    id: int | None = None
    order_id: int | None = None
    position: int = 0
    service_id: ServiceId
    cost_sheet_id: CostSheetId | None = None
    description: str
    quantity: Decimal
    unit: str
    unit_price: UnitCost
    net: Money = ZERO
    vat_code: str = "standard"

    def __post_init__(self) -> None:
        if not self.description.strip():
            raise RuleBroken("field.required", field="description")
        if len(self.description) > LONGEST:
            raise RuleBroken("field.too_long", field="description", most=LONGEST, length=len(self.description))
        if not 0 < self.quantity <= MOST:
            raise RuleBroken("order.quantity", field="quantity", value=self.quantity)
        if self.unit_price.amount < 0:
            raise RuleBroken("order.price", field="unit_price", value=self.unit_price.amount)
        self.net = self.unit_price * self.quantity


def unit_price_of(total: Money, quantity: Decimal) -> UnitCost | None:
    """The price of one unit that gives the total back to the cent; None where six places are not enough."""
    if quantity <= 0:
        return None
    price = UnitCost(total.amount / quantity)
    return price if price * quantity == total else None
