"""The formula on a sheet worked out by hand, and what it says at the edges."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cleaning.domain.pricing.calculate import price
from cleaning.domain.pricing.price import LineKind
from cleaning.domain.pricing.sheet import Coefficient, Machine, Material, Sheet, Terms
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import Money, UnitCost

DETERGENT, BAGS = ItemId(1), ItemId(2)
COSTS = {DETERGENT: UnitCost("2.10"), BAGS: UnitCost("0.08")}
OFFICE = Sheet(
    quantity=Decimal(120),
    minutes_per_unit=Decimal("0.85"),
    hourly_cost=UnitCost("9.80"),
    coefficients=(Coefficient("soiling", Decimal("1.15")),),
    materials=(
        Material(item_id=DETERGENT, per_unit=Decimal("0.02"), waste=Decimal(10)),
        Material(item_id=BAGS, per_unit=Decimal("0.1")),
    ),
    machines=(Machine(name="Подочистачка", share=Decimal(50), price=Money(2400), life_hours=Decimal(3000)),),
    km=Decimal(4),
    rate_per_km=UnitCost("0.40"),
    transport_fixed=Money(1),
    terms=Terms(overhead=Decimal(12), rule=MarginRule.MARGIN, margin=Decimal(30), step=Money("0.50")),
)


def test_a_sheet_worked_out_by_hand():
    answer = price(OFFICE, COSTS)

    assert answer.hours == Decimal("1.9550")  # 120 × 0.85 × 1.15 ÷ 60
    assert answer.labour == Money("19.16")  # 1.955 × 9.80 = 19.159
    assert answer.materials == Money("5.54") + Money("0.96")  # 120 × 0.02 × 1.1 × 2.10 = 5.544; 120 × 0.1 × 0.08
    assert answer.equipment == Money("0.78")  # 1.955 × 50 % × 2400 ÷ 3000 = 0.782
    assert answer.transport == Money("2.60")
    assert answer.direct == Money("29.04")
    assert answer.overhead == Money("3.48")  # 3.4848
    assert answer.cost == Money("32.52")
    assert answer.price == Money("46.50")  # 32.52 ÷ 0.7 = 46.457…, up to the half euro
    assert answer.margin == Decimal("30.06")


def test_every_line_carries_its_formula_in_numbers():
    labour, detergent, *_ = price(OFFICE, COSTS).lines

    assert [term.value for term in labour.formula] == [
        Decimal(120), Decimal("0.85"), Decimal("1.15"), Decimal(60), Decimal("9.80"),
    ]  # fmt: skip
    assert [term.sign for term in labour.formula][-2:] == ["÷", "×"]
    assert (detergent.item_id, detergent.amount) == (DETERGENT, Money("5.54"))


def test_the_steps_to_the_price_are_shown_only_where_they_change_it():
    kinds = [step.kind for step in price(OFFICE, COSTS).steps]
    charged = replace(OFFICE, terms=replace(OFFICE.terms, minimum=Money(60), discount=Decimal(5)))

    assert kinds == [LineKind.MARGIN, LineKind.STEP]
    assert [step.kind for step in price(charged, COSTS).steps] == [
        LineKind.MARGIN, LineKind.MINIMUM, LineKind.DISCOUNT,
    ]  # fmt: skip
    assert price(charged, COSTS).price == Money("57.00")


def test_a_material_without_a_price_is_said_and_never_counted_as_zero():
    answer = price(OFFICE, {BAGS: COSTS[BAGS]})

    unknown = next(line for line in answer.lines if line.item_id == DETERGENT)
    assert unknown.amount is None
    assert (answer.missing, answer.complete, answer.margin) == ((DETERGENT,), False, None)
    assert answer.materials == Money("0.96")


def test_an_item_that_costs_nothing_is_not_an_item_without_a_price():
    assert price(OFFICE, COSTS | {DETERGENT: UnitCost(0)}).complete


def test_a_machine_that_is_an_item_follows_what_the_item_costs():
    bought = replace(OFFICE, machines=(replace(OFFICE.machines[0], item_id=ItemId(9)),))

    assert price(bought, COSTS).equipment == Money("0.78")
    assert price(bought, COSTS | {ItemId(9): UnitCost(4800)}).equipment == Money("1.56")


def test_a_fixed_price_stays_whatever_the_cost():
    fixed = replace(OFFICE, terms=Terms(rule=MarginRule.FIXED, fixed=Money("40.00"), overhead=Decimal(12)))

    assert price(fixed, COSTS).price == Money("40.00")
    assert price(fixed, COSTS).profit == Money("7.48")


def test_half_a_cent_rounds_up_as_on_paper_even_through_thirds():
    third_of_an_hour = Sheet(quantity=Decimal(20), minutes_per_unit=Decimal(1), hourly_cost=UnitCost("0.015"))

    assert price(third_of_an_hour, {}).labour == Money("0.01")  # exactly 0.005


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"quantity": Decimal(-1)}, "pricing.negative", "quantity"),
        ({"minutes_per_unit": Decimal(0)}, "pricing.norm_zero", "minutes_per_unit"),
        ({"hourly_cost": UnitCost("-1")}, "pricing.negative", "hourly_cost"),
        ({"km": Decimal(-3)}, "pricing.negative", "km"),
    ],
)
def test_a_sheet_that_makes_no_sense_is_refused_at_its_field(change, code, field):
    with pytest.raises(RuleBroken) as refusal:
        replace(OFFICE, **change)

    assert (refusal.value.code, refusal.value.facts["field"]) == (code, field)


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"rule": MarginRule.MARGIN, "margin": Decimal(100)}, "pricing.margin_whole"),
        ({"rule": MarginRule.FIXED}, "pricing.fixed_missing"),
        ({"discount": Decimal("100.01")}, "pricing.discount"),
        ({"minimum": Money(-1)}, "pricing.negative"),
    ],
)
def test_terms_that_make_no_price_are_refused(terms, code):
    with pytest.raises(RuleBroken) as refusal:
        Terms(**terms)

    assert refusal.value.code == code


def test_a_markup_may_be_more_than_the_cost_itself():
    assert price(replace(OFFICE, terms=Terms(margin=Decimal(150))), COSTS).price == Money("72.60")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (lambda: Material(item_id=BAGS, per_unit=Decimal(-1)), "pricing.negative"),
        (lambda: Machine(name="x", share=Decimal(101), price=Money(1), life_hours=Decimal(1)), "pricing.share"),
        (lambda: Machine(name="x", share=Decimal(1), price=Money(1), life_hours=Decimal(0)), "pricing.life_hours"),
        (lambda: Coefficient("soiling", Decimal(0)), "pricing.coefficient"),
    ],
)
def test_parts_out_of_their_range_are_refused(part, code):
    with pytest.raises(RuleBroken) as refusal:
        part()

    assert refusal.value.code == code
