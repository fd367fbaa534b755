"""Cost sheets, item costs and price changes, published through ``tests/strategies.py``."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from cleaning.domain.pricing.sheet import Coefficient, Machine, Material, Sheet, Terms
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import Money, UnitCost

ITEMS = [ItemId(number) for number in range(1, 9)]


def decimals(low: str, high: str, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(low, high, places=places, allow_nan=False, allow_infinity=False)


def sums(high: str = "5000") -> st.SearchStrategy[Money]:
    """Sums of money from zero up, in euro."""
    return decimals("0", high, 2).map(Money)


unit_costs = decimals("0", "200", 6).map(UnitCost)
percents = decimals("0", "99.9999", 4)
coefficients = st.builds(Coefficient, st.sampled_from(["soiling", "height", "night"]), decimals("0.5", "3", 4))
materials = st.builds(
    Material, item_id=st.sampled_from(ITEMS), per_unit=decimals("0.000001", "5", 6), waste=decimals("0", "50", 4)
)
machines = st.builds(
    Machine,
    name=st.just("Машина"),
    share=decimals("0", "100", 4),
    price=sums(),
    life_hours=decimals("1", "9000", 4),
    item_id=st.none() | st.sampled_from(ITEMS),
)


@st.composite
def price_terms(draw: st.DrawFn, *, discounts: bool = True, fixed: bool = True) -> Terms:
    """Every margin rule; without ``discounts`` and ``fixed`` nothing can push a price below the cost."""
    rule = draw(st.sampled_from(list(MarginRule) if fixed else [MarginRule.MARKUP, MarginRule.MARGIN]))
    return Terms(
        overhead=draw(percents),
        rule=rule,
        margin=draw(percents),
        fixed=draw(sums()) if rule is MarginRule.FIXED else None,
        minimum=draw(sums("50")),
        discount=draw(percents) if discounts else Decimal(0),
        step=draw(st.sampled_from([Money(0), Money("0.05"), Money("0.5"), Money(5)])),
    )


@st.composite
def sheets(draw: st.DrawFn, *, terms: st.SearchStrategy[Terms] | None = None) -> Sheet:
    """Whole cost sheets; every number lies where the database would take it."""
    return Sheet(
        quantity=draw(decimals("0", "9999", 4)),
        minutes_per_unit=draw(decimals("0.0001", "90", 4)),
        hourly_cost=draw(unit_costs),
        coefficients=tuple(draw(st.lists(coefficients, max_size=4))),
        materials=tuple(draw(st.lists(materials, max_size=6, unique_by=lambda used: used.item_id))),
        machines=tuple(draw(st.lists(machines, max_size=3))),
        km=draw(decimals("0", "80", 4)),
        rate_per_km=draw(unit_costs),
        transport_fixed=draw(sums("50")),
        terms=draw(terms if terms is not None else price_terms()),
    )


item_costs = st.fixed_dictionaries(dict.fromkeys(ITEMS, unit_costs))
"""What every item costs."""
some_item_costs = st.dictionaries(st.sampled_from(ITEMS), unit_costs)
"""What some items cost; the rest has no price yet."""


@st.composite
def price_changes(draw: st.DrawFn) -> tuple[ItemId, UnitCost]:
    """An item and what it costs from now on."""
    return draw(st.sampled_from(ITEMS)), draw(unit_costs)


@st.composite
def raises(draw: st.DrawFn) -> tuple[Sheet, dict[ItemId, UnitCost], Sheet, dict[ItemId, UnitCost]]:
    """A sheet with its costs, and the same with exactly one input cost higher."""
    sheet, costs = draw(sheets()), draw(item_costs)
    more = draw(decimals("0.000001", "50", 6))
    what = draw(st.sampled_from(["hourly_cost", "rate_per_km", "transport_fixed", "overhead", "machine", *ITEMS]))
    if isinstance(what, int):
        return sheet, costs, sheet, costs | {what: UnitCost(costs[what].amount + more)}
    if what == "machine":
        dearer = tuple(replace(used, price=Money(used.price.amount + more)) for used in sheet.machines)
        return sheet, costs, replace(sheet, machines=dearer), costs
    if what == "overhead":
        return sheet, costs, replace(sheet, terms=replace(sheet.terms, overhead=sheet.terms.overhead + more)), costs
    before = getattr(sheet, what)
    return sheet, costs, replace(sheet, **{what: type(before)(before.amount + more)}), costs
