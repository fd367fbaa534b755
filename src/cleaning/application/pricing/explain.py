"""A stored sheet line by line: the same inputs and unit costs give the figures that are stored."""

from __future__ import annotations

from cleaning.application.pricing.queries import SheetCard
from cleaning.domain.pricing.calculate import price
from cleaning.domain.pricing.price import Price
from cleaning.domain.pricing.sheet import Coefficient, Machine, Material, Sheet, Terms
from cleaning.domain.pricing.values import MarginRule


def explain(card: SheetCard) -> Price:
    """The breakdown with what each item cost when the sheet was last calculated."""
    fixed = card.fixed_price if card.margin_rule is MarginRule.FIXED else None
    sheet = Sheet(
        quantity=card.quantity,
        minutes_per_unit=card.minutes_per_unit,
        hourly_cost=card.hourly_cost,
        coefficients=tuple(Coefficient(one.code, one.value) for one in card.coefficients),
        materials=tuple(
            Material(item_id=used.item_id, per_unit=used.per_unit, waste=used.waste) for used in card.materials_used
        ),
        machines=tuple(
            Machine(name=used.name, share=used.share, price=used.price, life_hours=used.life_hours)
            for used in card.equipment_used
        ),
        km=card.km,
        rate_per_km=card.rate_per_km,
        transport_fixed=card.transport_fixed,
        terms=Terms(
            overhead=card.overhead,
            rule=card.margin_rule,
            margin=card.margin,
            fixed=fixed,
            minimum=card.minimum,
            discount=card.discount,
            step=card.step,
        ),
    )
    costs = {used.item_id: used.unit_cost for used in card.materials_used if used.unit_cost is not None}
    return price(sheet, costs)
