"""The documentation is right, and the formula agrees with plain fractions as often as promised."""

import doctest
from fractions import Fraction

from hypothesis import given, settings

import cleaning.domain.pricing
from cleaning.domain.pricing.calculate import price
from tests.rounds import rounds
from tests.strategies import sheets, some_item_costs
from tests.unit.pricing.oracle import figures


def test_the_worked_example_of_the_documentation_is_true():
    done = doctest.testmod(cleaning.domain.pricing)
    assert done.failed == 0
    assert done.attempted >= 12


@settings(max_examples=rounds(100, 5_000))
@given(sheets(), some_item_costs)
def test_an_independent_slow_calculation_agrees_to_the_cent(sheet, costs):
    answer, exact = price(sheet, costs), figures(sheet, costs)
    assert {name: Fraction(getattr(answer, name).amount) for name in exact} == exact
    assert answer.complete == all(used.item_id in costs for used in sheet.materials)
