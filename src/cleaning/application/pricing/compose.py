"""From what was said, the service and the company's rates to what the formula needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Protocol, TypeVar

from cleaning.application.catalogue.queries import CoefficientRow, ServiceCard
from cleaning.application.pricing.inputs import SheetInputs
from cleaning.domain.pricing.sheet import Coefficient, Machine, Material, Sheet, Terms
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, UnitCost

T = TypeVar("T")


class Defaults(Protocol):
    """The company's rates for a new sheet."""

    @property
    def labour_cost(self) -> Money: ...
    @property
    def overhead(self) -> Decimal: ...
    @property
    def transport_rate(self) -> Money: ...
    @property
    def margin(self) -> Decimal: ...
    @property
    def minimum_charge(self) -> Money: ...
    @property
    def price_step(self) -> Money: ...


def by_code(coefficients: Iterable[CoefficientRow]) -> dict[str, Decimal]:
    return {f"{row.grp}:{row.code}": row.value for row in coefficients}


def compose(said: SheetInputs, service: ServiceCard, rates: Defaults, known: Mapping[str, Decimal]) -> Sheet:
    """The sheet as somebody wants it. Raises what the domain refuses."""
    return Sheet(
        quantity=said.quantity,
        minutes_per_unit=_or(said.minutes_per_unit, service.minutes_per_unit),
        hourly_cost=_or(said.hourly_cost, UnitCost(rates.labour_cost.amount)),
        coefficients=tuple(_coefficient(code, known) for code in said.coefficients),
        materials=_materials(said, service),
        machines=_machines(said, service),
        km=said.km,
        rate_per_km=_or(said.rate_per_km, UnitCost(rates.transport_rate.amount)),
        transport_fixed=said.transport_fixed,
        terms=_terms(said, rates),
    )


def _terms(said: SheetInputs, rates: Defaults) -> Terms:
    """Without a rule the company's margin holds, which is a percent of the price."""
    rule = said.margin_rule or (MarginRule.FIXED if said.fixed_price is not None else MarginRule.MARGIN)
    return Terms(
        overhead=_or(said.overhead, rates.overhead),
        rule=rule,
        margin=_or(said.margin, rates.margin) if rule is not MarginRule.FIXED else Decimal(0),
        fixed=said.fixed_price,
        minimum=_or(said.minimum, rates.minimum_charge),
        discount=said.discount,
        step=_or(said.step, rates.price_step),
    )


def _coefficient(code: str, known: Mapping[str, Decimal]) -> Coefficient:
    if code not in known:
        raise RuleBroken("pricing.coefficient_unknown", field="coefficients", coefficient=code)
    return Coefficient(code, known[code])


def _materials(said: SheetInputs, service: ServiceCard) -> tuple[Material, ...]:
    used = service.materials if said.materials is None else said.materials
    items = [one.item_id for one in used]
    if len(set(items)) < len(items):
        raise RuleBroken("service.material_twice", field="materials")
    return tuple(Material(item_id=one.item_id, per_unit=one.per_unit, waste=one.waste) for one in used)


def _machines(said: SheetInputs, service: ServiceCard) -> tuple[Machine, ...]:
    used = service.equipment if said.machines is None else said.machines
    return tuple(
        Machine(name=one.name, share=one.share, price=one.price, life_hours=one.life_hours, item_id=one.item_id)
        for one in used
    )


def _or(given: T | None, default: T) -> T:
    return default if given is None else given
