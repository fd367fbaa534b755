"""How far a contract's margin has moved since it was priced. Derived, never stored: what was agreed stays."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cleaning.domain.shared.money import Money

TWO_PLACES = Decimal("0.01")
ALL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """An average month: the agreed price, what it cost when priced, what it costs by today's sheets."""

    agreed: Money
    cost_then: Money
    cost_now: Money

    @property
    def margin_then(self) -> Decimal | None:
        return self._margin(self.cost_then)

    @property
    def margin_now(self) -> Decimal | None:
        return self._margin(self.cost_now)

    @property
    def points(self) -> Decimal | None:
        """Percentage points won, or lost when negative."""
        then, now = self.margin_then, self.margin_now
        return None if then is None or now is None else now - then

    def indexed(self, margin: Decimal) -> Money:
        """The month's price that would bring ``margin`` percent again at today's cost."""
        return Money(self.cost_now.amount * ALL / (ALL - margin))

    def _margin(self, cost: Money) -> Decimal | None:
        """Percent of the price; a price of zero has none."""
        if not self.agreed:
            return None
        return ((self.agreed - cost).amount * ALL / self.agreed.amount).quantize(TWO_PLACES, ROUND_HALF_UP)
