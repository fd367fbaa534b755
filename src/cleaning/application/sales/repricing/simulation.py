"""What a repricing would do, contract by contract and in all. Nothing is stored."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import msgspec

from cleaning.domain.sales.repricing_rule import RepricingRule
from cleaning.domain.shared.ids import ClientId, ContractId
from cleaning.domain.shared.money import ZERO, Money

ALL = Decimal(100)
TWO_PLACES = Decimal("0.01")


class Outlier(StrEnum):
    """Why somebody should look: a jump, a fall, a loss at today's cost, a margin still too small, an unknown cost."""

    JUMP = "jump"
    FALL = "fall"
    LOSS = "loss"
    LOW = "low"
    UNKNOWN = "unknown"


class Blocked(StrEnum):
    """Why a contract cannot take part: something is agreed later, it ends before, it is invoiced, no price moves."""

    LATER = "later"
    ENDS = "ends"
    BILLED = "billed"
    VISITS = "visits"
    SAME = "same"


class SimulatedContract(msgspec.Struct, frozen=True, kw_only=True):
    """An average month (net) before and after; margins in percent of the price, None while a cost is unknown."""

    contract_id: ContractId
    number: str
    title: str
    client_id: ClientId
    before: Money
    after: Money
    margin_before: Decimal | None
    margin_after: Decimal | None
    outliers: tuple[Outlier, ...] = ()
    blocked: Blocked | None = None

    @property
    def difference(self) -> Money:
        return self.after - self.before

    @property
    def percent(self) -> Decimal | None:
        if not self.before:
            return None
        return (self.difference.amount * ALL / self.before.amount).quantize(TWO_PLACES, ROUND_HALF_UP)


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    """``rule`` is None while an index does not say by how much; ``more``: the filter finds more than are shown."""

    effective_on: date
    rule: RepricingRule | None
    rows: list[SimulatedContract]
    more: bool = False

    @property
    def ready(self) -> list[SimulatedContract]:
        return [row for row in self.rows if row.blocked is None]

    @property
    def before(self) -> Money:
        return sum((row.before for row in self.ready), ZERO)

    @property
    def after(self) -> Money:
        return sum((row.after for row in self.ready), ZERO)

    @property
    def difference(self) -> Money:
        return self.after - self.before

    @property
    def outliers(self) -> int:
        return sum(1 for row in self.ready if row.outliers)


def margin_of(price: Money, cost: Money | None) -> Decimal | None:
    """Percent of the price; none of a price of zero or an unknown cost."""
    if cost is None or not price:
        return None
    return ((price - cost).amount * ALL / price.amount).quantize(TWO_PLACES, ROUND_HALF_UP)
