"""What goes into the price of one carrying-out of a service. Percents count as 20 for 20 %."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import ZERO, Money, UnitCost

NONE = Decimal(0)
ALL = Decimal(100)
FREE = UnitCost(0)


def not_negative(**numbers: Decimal | Money | UnitCost | None) -> None:
    """Refuse the first number below zero, by the name of its field."""
    for name, number in numbers.items():
        if number is not None and (number if isinstance(number, Decimal) else number.amount) < 0:
            raise RuleBroken("pricing.negative", field=name, value=number)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A circumstance that multiplies the labour: 1 changes nothing."""

    code: str
    value: Decimal

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise RuleBroken("pricing.coefficient", field="coefficients", coefficient=self.code, value=self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """``per_unit`` of the item's own unit for one unit of the service, and ``waste`` percent on top."""

    item_id: ItemId
    per_unit: Decimal
    waste: Decimal = NONE

    def __post_init__(self) -> None:
        not_negative(per_unit=self.per_unit, waste=self.waste)


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A machine bought for ``price`` that lasts ``life_hours`` runs ``share`` percent of the labour hours."""

    name: str
    share: Decimal
    price: Money
    life_hours: Decimal
    item_id: ItemId | None = None

    def __post_init__(self) -> None:
        not_negative(share=self.share, equipment_price=self.price)
        if self.share > ALL:
            raise RuleBroken("pricing.share", field="share", value=self.share)
        if self.life_hours <= 0:
            raise RuleBroken("pricing.life_hours", field="life_hours", value=self.life_hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How direct cost becomes a price: overhead, margin rule, least charge, discount, and the step to round up to.

    ``margin`` is read by the rule: percent on the cost for a markup, percent of the price for a margin.
    """

    overhead: Decimal = NONE
    rule: MarginRule = MarginRule.MARKUP
    margin: Decimal = NONE
    fixed: Money | None = None
    minimum: Money = ZERO
    discount: Decimal = NONE
    step: Money = ZERO

    def __post_init__(self) -> None:
        not_negative(
            overhead=self.overhead, margin=self.margin, fixed_price=self.fixed, minimum=self.minimum,
            discount=self.discount, step=self.step,
        )  # fmt: skip
        if self.rule is MarginRule.MARGIN and self.margin >= ALL:
            raise RuleBroken("pricing.margin_whole", field="margin", value=self.margin)
        if self.rule is MarginRule.FIXED and self.fixed is None:
            raise RuleBroken("pricing.fixed_missing", field="fixed_price")
        if self.discount > ALL:
            raise RuleBroken("pricing.discount", field="discount", value=self.discount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``quantity`` units of a service with a norm of ``minutes_per_unit``, done once at one place ``km`` away."""

    quantity: Decimal
    minutes_per_unit: Decimal
    hourly_cost: UnitCost
    coefficients: tuple[Coefficient, ...] = ()
    materials: tuple[Material, ...] = ()
    machines: tuple[Machine, ...] = ()
    km: Decimal = NONE
    rate_per_km: UnitCost = FREE
    transport_fixed: Money = ZERO
    terms: Terms = field(default_factory=Terms)

    def __post_init__(self) -> None:
        not_negative(
            quantity=self.quantity, hourly_cost=self.hourly_cost, km=self.km, rate_per_km=self.rate_per_km,
            transport_fixed=self.transport_fixed,
        )  # fmt: skip
        if self.minutes_per_unit <= 0:
            raise RuleBroken("pricing.norm_zero", field="minutes_per_unit", value=self.minutes_per_unit)
