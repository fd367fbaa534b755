"""How many contracts at once get other prices: by percent, to a margin, by an index; then rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from typing import Protocol

from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import ZERO, Money

ALL = Decimal(100)
WIDE = 60
MOST_PERCENT = Decimal(200)
LEAST_PERCENT = Decimal(-90)


class RuleKind(StrEnum):
    """``value`` is the percent to add, the margin to reach (percent of the price), or what the index moved."""

    PERCENT = "percent"
    MARGIN = "margin"
    INDEX = "index"


class Priced(Protocol):
    """A line of a contract: its price (net) for one ``per``, and how often that is in an average month."""

    @property
    def price(self) -> Money: ...
    @property
    def per(self) -> Per: ...
    @property
    def visits_per_month(self) -> Decimal: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RepricingRule:
    """``only_up``: a price that would fall stays. ``step`` zero rounds to the cent; ``up``: never below the exact sum.

    ``index`` is the code of the index ``value`` comes from.
    """

    kind: RuleKind
    value: Decimal
    index: str = ""
    only_up: bool = True
    step: Money = ZERO
    up: bool = False

    def __post_init__(self) -> None:
        if self.kind is RuleKind.MARGIN:
            if not 0 <= self.value < ALL:
                raise RuleBroken("pricing.margin_whole", field="value", value=self.value)
        elif not LEAST_PERCENT <= self.value <= MOST_PERCENT:
            raise RuleBroken(
                "repricing.percent", field="value", value=self.value, least=LEAST_PERCENT, most=MOST_PERCENT
            )
        if self.kind is RuleKind.INDEX and not self.index:
            raise RuleBroken("field.required", field="index")
        if self.step.amount < 0 or self.step.amount > ALL:
            raise RuleBroken("repricing.step", field="step", value=self.step)

    def price(self, line: Priced, cost: Money | None) -> Money | None:
        """The line's new price; ``cost`` is what one visit costs today. None: the rule has no answer without it.

        Work that is done once was agreed as a whole and keeps its price.
        """
        if not line.visits_per_month:
            return line.price
        if self.kind is RuleKind.MARGIN and cost is None:
            return None
        with localcontext(prec=WIDE):
            new = self._rounded(self._exact(line, cost))
        return max(new, line.price) if self.only_up else new

    def _exact(self, line: Priced, cost: Money | None) -> Decimal:
        if self.kind is not RuleKind.MARGIN or cost is None:
            return line.price.amount * (ALL + self.value) / ALL
        times = line.visits_per_month if line.per is Per.MONTH else Decimal(1)
        return cost.amount * times * ALL / (ALL - self.value)

    def _rounded(self, exact: Decimal) -> Money:
        step = self.step.amount or Decimal("0.01")
        return Money((exact / step).to_integral_value(ROUND_CEILING if self.up else ROUND_HALF_UP) * step)
