"""The formula of a cost sheet (електронна калкулация).

Every line is one exact fraction rounded once, half up, to the cent: all multiplications first, the division last.
Totals are sums of rounded lines, so what is shown adds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal, localcontext
from math import prod

from cleaning.domain.pricing.price import Line, LineKind, Price, Term, TermKind, Totals
from cleaning.domain.pricing.sheet import ALL, Machine, Material, Sheet, Terms
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import ZERO, Money, UnitCost

EXACT = Context(prec=250, rounding=ROUND_HALF_UP)
"""Wide enough that no product of stored inputs is ever cut; only the last division is."""
SIXTY = Decimal(60)
FOUR_PLACES = Decimal("0.0001")
TWO_PLACES = Decimal("0.01")


def price(sheet: Sheet, costs: Mapping[ItemId, UnitCost]) -> Price:
    """The figures of ``sheet`` with what each item costs now, per its own unit, in euro without VAT.

    An item that ``costs`` does not know makes its line unknown and is named in ``missing``.
    """
    with localcontext(EXACT):
        minutes = minutes_of(sheet)
        labour = _labour(sheet, minutes)
        materials = [_material(sheet.quantity, used, costs.get(used.item_id)) for used in sheet.materials]
        machines = [_machine(minutes, used, costs) for used in sheet.machines]
        transport = _transport(sheet)
        sums = [total(kind) for kind in ([labour], materials, machines, transport)]
        totals = price_of(sum(sums, ZERO), sheet.terms)
        overhead = _overhead(totals, sheet.terms)
        return Price(
            hours=(minutes / SIXTY).quantize(FOUR_PLACES, ROUND_HALF_UP),
            lines=(labour, *materials, *machines, *transport, *overhead),
            labour=sums[0],
            materials=sums[1],
            equipment=sums[2],
            transport=sums[3],
            totals=totals,
            steps=steps_of(totals.cost, sheet.terms),
            missing=tuple(line.item_id for line in materials if line.amount is None and line.item_id is not None),
        )


def minutes_of(sheet: Sheet) -> Decimal:
    """Minutes of labour, exact: quantity × norm × every coefficient."""
    with localcontext(EXACT):
        return sheet.quantity * sheet.minutes_per_unit * prod((c.value for c in sheet.coefficients), start=Decimal(1))


def total(lines: Iterable[Line]) -> Money:
    """The sum of what is known."""
    return sum((line.amount for line in lines if line.amount is not None), ZERO)


def material_amount(quantity: Decimal, used: Material, cost: UnitCost) -> Money:
    """quantity × consumption × (1 + waste) × unit cost."""
    with localcontext(EXACT):
        return Money(quantity * used.per_unit * (ALL + used.waste) * cost.amount / ALL)


def machine_amount(minutes: Decimal, used: Machine, price: Decimal) -> Money:
    """hours × share × purchase price / hours of service life."""
    with localcontext(EXACT):
        return Money(minutes * used.share * price / (SIXTY * ALL * used.life_hours))


def price_of(direct: Money, terms: Terms) -> Totals:
    """From direct cost over overhead, margin rule, least charge and discount to the price, rounded up to the step."""
    with localcontext(EXACT):
        cost = direct + Money(direct.amount * terms.overhead / ALL)
        *_, (_, net) = _path(cost, terms)
        return Totals(direct=direct, overhead=cost - direct, cost=cost, price=net, margin=margin_of(net, cost))


def steps_of(cost: Money, terms: Terms) -> tuple[Line, ...]:
    """The way from cost to price as lines: only the steps that change it."""
    with localcontext(EXACT):
        steps, before = [], cost
        for kind, net in _path(cost, terms):
            steps.append(Line(kind=kind, amount=net, formula=_formula(kind, before, terms)))
            before = net
        return tuple(steps)


def _path(cost: Money, terms: Terms) -> Iterator[tuple[LineKind, Money]]:
    """Each step with the price after it."""
    kind, net = _by_rule(cost, terms)
    yield kind, net
    if net < terms.minimum:
        net = terms.minimum
        yield LineKind.MINIMUM, net
    if terms.discount:
        net = Money(net.amount * (ALL - terms.discount) / ALL)
        yield LineKind.DISCOUNT, net
    if terms.step and net.amount % terms.step.amount:
        yield LineKind.STEP, rounded_up(net, terms.step)


def rounded_up(net: Money, step: Money) -> Money:
    """The least whole number of steps that is not below ``net``; a step of zero rounds nothing."""
    if not step:
        return net
    return Money((net.amount / step.amount).to_integral_value(ROUND_CEILING) * step.amount)


def margin_of(net: Money, cost: Money) -> Decimal | None:
    """What stays, in percent of the price, two places; a price of zero has none."""
    return ((net - cost).amount * ALL / net.amount).quantize(TWO_PLACES, ROUND_HALF_UP) if net else None


def _by_rule(cost: Money, terms: Terms) -> tuple[LineKind, Money]:
    match terms.rule:
        case MarginRule.MARKUP:
            return LineKind.MARKUP, Money(cost.amount * (ALL + terms.margin) / ALL)
        case MarginRule.MARGIN:
            return LineKind.MARGIN, Money(cost.amount * ALL / (ALL - terms.margin))
        case MarginRule.FIXED:
            return LineKind.FIXED, terms.fixed or ZERO


def _formula(kind: LineKind, before: Money, terms: Terms) -> tuple[Term, ...]:
    match kind:
        case LineKind.MARKUP:
            return _sum(before), Term(TermKind.PLUS_PERCENT, terms.margin)
        case LineKind.MARGIN:
            return _sum(before), Term(TermKind.LESS_PERCENT, terms.margin, "÷")
        case LineKind.MINIMUM:
            return (Term(TermKind.SUM, terms.minimum.amount, "≥"),)
        case LineKind.DISCOUNT:
            return _sum(before), Term(TermKind.LESS_PERCENT, terms.discount)
        case LineKind.STEP:
            return (Term(TermKind.STEP, terms.step.amount, "↑"),)
        case _:
            return (_sum(terms.fixed or ZERO),)


def _labour(sheet: Sheet, minutes: Decimal) -> Line:
    return Line(
        kind=LineKind.LABOUR,
        amount=Money(minutes * sheet.hourly_cost.amount / SIXTY),
        formula=(
            Term(TermKind.QUANTITY, sheet.quantity),
            Term(TermKind.MINUTES, sheet.minutes_per_unit),
            *(Term(TermKind.RATIO, coefficient.value) for coefficient in sheet.coefficients),
            Term(TermKind.SIXTY, SIXTY, "÷"),
            Term(TermKind.PER_HOUR, sheet.hourly_cost.amount),
        ),
    )


def _material(quantity: Decimal, used: Material, cost: UnitCost | None) -> Line:
    waste = (Term(TermKind.PLUS_PERCENT, used.waste),) if used.waste else ()
    known = (Term(TermKind.UNIT_COST, cost.amount),) if cost is not None else ()
    return Line(
        kind=LineKind.MATERIAL,
        item_id=used.item_id,
        amount=material_amount(quantity, used, cost) if cost is not None else None,
        formula=(Term(TermKind.QUANTITY, quantity), Term(TermKind.PER_UNIT, used.per_unit), *waste, *known),
    )


def _machine(minutes: Decimal, used: Machine, costs: Mapping[ItemId, UnitCost]) -> Line:
    """A machine that is an item costs what the item costs now, and what was noted when that is not known."""
    now = costs.get(used.item_id) if used.item_id is not None else None
    bought = now.amount if now is not None else used.price.amount
    return Line(
        kind=LineKind.EQUIPMENT,
        name=used.name,
        item_id=used.item_id,
        amount=machine_amount(minutes, used, bought),
        formula=(
            Term(TermKind.HOURS, (minutes / SIXTY).quantize(FOUR_PLACES, ROUND_HALF_UP)),
            Term(TermKind.PERCENT, used.share),
            Term(TermKind.SUM, bought),
            Term(TermKind.HOURS, used.life_hours, "÷"),
        ),
    )


def _transport(sheet: Sheet) -> list[Line]:
    amount = Money(sheet.km * sheet.rate_per_km.amount + sheet.transport_fixed.amount)
    if not amount:
        return []
    way = (Term(TermKind.KM, sheet.km), Term(TermKind.PER_KM, sheet.rate_per_km.amount)) if sheet.km else ()
    fixed = (Term(TermKind.SUM, sheet.transport_fixed.amount, "+"),) if sheet.transport_fixed else ()
    return [Line(kind=LineKind.TRANSPORT, amount=amount, formula=(*way, *fixed))]


def _overhead(totals: Totals, terms: Terms) -> list[Line]:
    if not terms.overhead:
        return []
    formula = (_sum(totals.direct), Term(TermKind.PERCENT, terms.overhead))
    return [Line(kind=LineKind.OVERHEAD, amount=totals.overhead, formula=formula)]


def _sum(amount: Money) -> Term:
    return Term(TermKind.SUM, amount.amount)
