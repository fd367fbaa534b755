"""The formula again, slow and plain, in fractions: what ``calculate.price`` is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from cleaning.domain.pricing.sheet import Sheet
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import UnitCost

HALF = Fraction(1, 2)


def cents(amount: Fraction) -> Fraction:
    """Half up to the cent; amounts here are never negative."""
    return Fraction(floor(amount * 100 + HALF), 100)


def figures(sheet: Sheet, costs: Mapping[ItemId, UnitCost]) -> dict[str, Fraction]:
    hours = Fraction(sheet.quantity) * Fraction(sheet.minutes_per_unit) / 60
    for coefficient in sheet.coefficients:
        hours *= Fraction(coefficient.value)
    labour = cents(hours * Fraction(sheet.hourly_cost.amount))
    materials = Fraction(0)
    for used in sheet.materials:
        if used.item_id in costs:
            amount = Fraction(sheet.quantity) * Fraction(used.per_unit) * (1 + Fraction(used.waste) / 100)
            materials += cents(amount * Fraction(costs[used.item_id].amount))
    equipment = Fraction(0)
    for machine in sheet.machines:
        bought = costs[machine.item_id].amount if machine.item_id in costs else machine.price.amount
        equipment += cents(hours * Fraction(machine.share) / 100 * Fraction(bought) / Fraction(machine.life_hours))
    way = Fraction(sheet.km) * Fraction(sheet.rate_per_km.amount)
    transport = cents(way + Fraction(sheet.transport_fixed.amount))
    direct = labour + materials + equipment + transport
    cost = direct + cents(direct * Fraction(sheet.terms.overhead) / 100)
    return {
        "labour": labour, "materials": materials, "equipment": equipment, "transport": transport, "direct": direct,
        "cost": cost, "price": _price(sheet, cost),
    }  # fmt: skip


def _price(sheet: Sheet, cost: Fraction) -> Fraction:
    terms, share = sheet.terms, Fraction(sheet.terms.margin) / 100
    match terms.rule:
        case MarginRule.MARKUP:
            net = cents(cost * (1 + share))
        case MarginRule.MARGIN:
            net = cents(cost / (1 - share))
        case MarginRule.FIXED:
            assert terms.fixed is not None
            net = Fraction(terms.fixed.amount)
    net = max(net, Fraction(terms.minimum.amount))
    net = cents(net * (1 - Fraction(terms.discount) / 100))
    step = Fraction(terms.step.amount)
    return ceil(net / step) * step if step else net
