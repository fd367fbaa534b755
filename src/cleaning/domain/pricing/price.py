"""The answer of a calculation: figures, and the lines that add up to them, each with its formula in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import Money


class LineKind(StrEnum):
    """Lines of the cost first, then the steps from cost to price."""

    LABOUR = "labour"
    MATERIAL = "material"
    EQUIPMENT = "equipment"
    TRANSPORT = "transport"
    OVERHEAD = "overhead"
    MARKUP = "markup"
    MARGIN = "margin"
    FIXED = "fixed"
    MINIMUM = "minimum"
    DISCOUNT = "discount"
    STEP = "step"


class TermKind(StrEnum):
    """What a number of a formula is, so that a reader can be shown its unit."""

    QUANTITY = "quantity"
    MINUTES = "minutes"
    RATIO = "ratio"
    SIXTY = "sixty"
    HOURS = "hours"
    PER_HOUR = "per_hour"
    PER_UNIT = "per_unit"
    PLUS_PERCENT = "plus_percent"
    LESS_PERCENT = "less_percent"
    PERCENT = "percent"
    UNIT_COST = "unit_cost"
    SUM = "sum"
    KM = "km"
    PER_KM = "per_km"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a formula and how it joins what stands before it: ``×``, ``÷``, ``+``, ``≥``, ``↑``."""

    kind: TermKind
    value: Decimal
    sign: str = "×"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One rounded line. ``amount`` is None where an item has no price yet: unknown is not zero."""

    kind: LineKind
    amount: Money | None
    formula: tuple[Term, ...]
    name: str = ""
    item_id: ItemId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """From direct cost to price; ``margin`` is percent of the price, None when the price is zero."""

    direct: Money
    overhead: Money
    cost: Money
    price: Money
    margin: Decimal | None

    @property
    def profit(self) -> Money:
        return self.price - self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """One carrying-out of the service, net; ``steps`` lead from cost to price.

    With something ``missing`` the sums hold only what is known.
    """

    hours: Decimal
    lines: tuple[Line, ...]
    labour: Money
    materials: Money
    equipment: Money
    transport: Money
    totals: Totals
    steps: tuple[Line, ...]
    missing: tuple[ItemId, ...] = ()

    @property
    def complete(self) -> bool:
        return not self.missing

    @property
    def direct(self) -> Money:
        return self.totals.direct

    @property
    def overhead(self) -> Money:
        return self.totals.overhead

    @property
    def cost(self) -> Money:
        return self.totals.cost

    @property
    def price(self) -> Money:
        return self.totals.price

    @property
    def profit(self) -> Money:
        return self.totals.profit

    @property
    def margin(self) -> Decimal | None:
        """Percent of the price, two places; unknown while a material has no price."""
        return self.totals.margin if self.complete else None
