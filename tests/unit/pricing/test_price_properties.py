"""What holds for every sheet there can be."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.pricing.calculate import price
from cleaning.domain.pricing.price import LineKind
from cleaning.domain.shared.money import ZERO
from tests.strategies_pricing import item_costs, price_terms, raises, sheets, some_item_costs
from tests.unit.pricing.oracle import figures

COST_LINES = {LineKind.LABOUR, LineKind.MATERIAL, LineKind.EQUIPMENT, LineKind.TRANSPORT}


@given(sheets(), some_item_costs)
def test_the_figures_are_those_of_exact_fractions(sheet, costs):
    answer = price(sheet, costs)

    exact = figures(sheet, costs)
    assert {name: Fraction(getattr(answer, name).amount) for name in exact} == exact


@given(sheets(), some_item_costs)
def test_totals_are_the_sums_of_the_lines_shown(sheet, costs):
    answer = price(sheet, costs)

    lines = [line for line in answer.lines if line.kind in COST_LINES]
    assert sum((line.amount or ZERO for line in lines), ZERO) == answer.direct
    assert sum((line.amount or ZERO for line in answer.lines), ZERO) == answer.cost
    assert answer.labour + answer.materials + answer.equipment + answer.transport == answer.direct


@given(sheets(terms=price_terms(discounts=False, fixed=False)), item_costs)
def test_a_margin_that_is_not_negative_never_sells_below_cost(sheet, costs):
    answer = price(sheet, costs)

    assert answer.price >= answer.cost


@given(raises())
def test_a_dearer_input_never_makes_a_lower_price(case):
    sheet, costs, dearer, dearer_costs = case

    assert price(dearer, dearer_costs).price >= price(sheet, costs).price
    assert price(dearer, dearer_costs).cost >= price(sheet, costs).cost


@given(sheets(), item_costs, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(sheet, costs, random):
    materials, machines, coefficients = list(sheet.materials), list(sheet.machines), list(sheet.coefficients)
    for lines in (materials, machines, coefficients):
        random.shuffle(lines)
    shuffled = replace(sheet, materials=tuple(materials), machines=tuple(machines), coefficients=tuple(coefficients))

    assert price(shuffled, costs).totals == price(sheet, costs).totals


@given(sheets(), some_item_costs)
def test_calculating_twice_changes_nothing(sheet, costs):
    assert price(sheet, costs) == price(sheet, costs)


@given(sheets(terms=price_terms(discounts=False)), item_costs)
def test_no_quantity_costs_only_the_fixed_parts(sheet, costs):
    answer = price(replace(sheet, quantity=Decimal(0)), costs)

    assert answer.hours == 0
    assert (answer.labour, answer.materials, answer.equipment) == (ZERO, ZERO, ZERO)
    assert answer.direct == answer.transport


@given(sheets(), item_costs)
def test_the_price_is_a_whole_number_of_steps(sheet, costs):
    if step := sheet.terms.step:
        assert price(sheet, costs).price.amount % step.amount == 0
