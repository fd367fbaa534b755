"""Prices follow an index within what was agreed, once a year, and ends are told of in time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.events import ContractEndNear
from cleaning.domain.sales.indexing import index_contract
from cleaning.domain.sales.near_end import near, threshold, warn
from cleaning.domain.sales.price_index import PriceIndex, change_of
from cleaning.domain.sales.terms import Indexation, Renewal, Terms
from cleaning.domain.sales.values import IndexKind, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PremisesId
from cleaning.domain.shared.money import Money
from tests.unit.sales.contracts import START, a_contract, a_line, stored

YEAR = date(2028, 1, 1)
RULE = Terms(indexation=Indexation(index="cpi", cap=Decimal(5)))


def test_every_price_moves_by_what_is_agreed_of_the_index():
    contract = a_contract(a_line(), a_line(premises_id=PremisesId(2), price=Money(40), per=Per.VISIT), terms=RULE)

    annex = index_contract(contract, YEAR, Decimal("7.2"), today=date(2027, 12, 15))
    stored(contract)

    assert (annex.percent, annex.index_year) == (Decimal(5), 2028)
    assert [line.price for line in contract.terms_on(YEAR).lines] == [Money(315), Money(42)]
    assert contract.terms_on(YEAR - timedelta(days=1)).lines[0].price == Money(300)


def test_a_year_is_indexed_once():
    contract = a_contract(terms=RULE)
    index_contract(contract, YEAR, Decimal(3), today=date(2027, 12, 15))
    stored(contract)
    with pytest.raises(RuleBroken) as refusal:
        index_contract(contract, YEAR, Decimal(3), today=date(2027, 12, 15))
    assert refusal.value.code == "annex.indexed"


def test_a_contract_without_a_rule_follows_nothing():
    with pytest.raises(RuleBroken) as refusal:
        index_contract(a_contract(), YEAR, Decimal(3), today=START)
    assert refusal.value.code == "contract.no_index"


@pytest.mark.parametrize(
    ("kind", "values", "change"),
    [
        (IndexKind.PERCENT, [(date(2026, 12, 1), "3.1"), (date(2027, 12, 1), "2.4")], "2.4"),
        (IndexKind.PERCENT, [(date(2026, 12, 1), "3.1")], None),
        (IndexKind.LEVEL, [(date(2026, 1, 1), "900"), (date(2027, 1, 1), "1077"), (YEAR, "1150")], "6.7781"),
        (IndexKind.LEVEL, [(date(2027, 6, 1), "1000"), (date(2028, 1, 1), "1077")], None),
        (IndexKind.LEVEL, [], None),
    ],
)  # fmt: skip
def test_an_index_says_by_how_much_it_moved_in_a_year_or_nothing(kind, values, change):
    moved = change_of(kind, [(on, Decimal(value)) for on, value in values], YEAR, 12)
    assert moved == (None if change is None else Decimal(change))


def test_a_level_is_above_zero():
    index = PriceIndex.begin(code="wage", name="Минимална заплата", kind=IndexKind.LEVEL)
    with pytest.raises(RuleBroken):
        index.set(YEAR, Decimal(0))


@given(st.decimals(0, 30, places=2), st.decimals(0, 30, places=2))
def test_a_larger_index_never_makes_a_smaller_price(one, other):
    prices = []
    for percent in sorted((one, other)):
        contract = a_contract(terms=Terms(indexation=Indexation(index="cpi", cap=Decimal(9))))
        if percent:
            index_contract(contract, YEAR, percent, today=START)
        prices.append(contract.terms_on(YEAR).monthly)
    assert Money(300) <= prices[0] <= prices[1] <= Money(327)


@given(st.integers(-5, 90))
def test_the_nearest_threshold_is_told_and_what_is_over_is_not(left):
    days = threshold(START + timedelta(days=left), START)
    assert days == (None if left < 0 or left > 60 else 7 if left <= 7 else 30 if left <= 30 else 60)


def test_one_that_renews_itself_is_watched_until_the_last_day_for_a_no():
    end = date(2027, 12, 1)
    contract = a_contract(ends_on=end, terms=Terms(renewal=Renewal(notice_days=30)))

    assert near(contract, date(2027, 10, 2)) == ("notice", date(2027, 11, 1), 30)
    assert near(a_contract(ends_on=end), date(2027, 10, 2)) == ("end", end, 60)
    assert near(a_contract(), date(2027, 10, 2)) is None
    warn(contract, *near(contract, date(2027, 10, 2)))
    assert isinstance(contract.pull()[-1], ContractEndNear)
