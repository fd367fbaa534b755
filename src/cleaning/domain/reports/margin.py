"""What is left of revenue after the cost of earning it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cleaning.domain.shared.money import Money

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Revenue (703), materials (601) and pay for work (604) as posted, EUR without VAT."""

    revenue: Money
    materials: Money
    labour: Money

    @property
    def cost(self) -> Money:
        return self.materials + self.labour

    @property
    def profit(self) -> Money:
        return self.revenue - self.cost

    @property
    def percent(self) -> Decimal | None:
        """Profit in percent of revenue, one place; None without revenue, for there is nothing to compare with."""
        if self.revenue <= Money.ZERO:
            return None
        return (self.profit.amount / self.revenue.amount * 100).quantize(TENTH, ROUND_HALF_UP)

    def __add__(self, other: Margin) -> Margin:
        return Margin(
            revenue=self.revenue + other.revenue,
            materials=self.materials + other.materials,
            labour=self.labour + other.labour,
        )


NOTHING = Margin(revenue=Money.ZERO, materials=Money.ZERO, labour=Money.ZERO)
