"""Contracts get other prices together, and undoing gives back every figure and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.reprice_contract import reprice_contract, restore_prices
from cleaning.domain.sales.repricing_rule import RepricingRule, RuleKind
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import CostSheetId, PremisesId
from cleaning.domain.shared.money import Money
from tests.unit.sales.contracts import FIVE_A_WEEK, SIGNED, START, a_contract, a_line, agree, repriced, stored

DAY = date(2027, 2, 1)
ONCE = "FREQ=DAILY;COUNT=1"
AGREED = ("premises_id", "service_id", "description", "quantity", "unit", "rrule", "start_time", "minutes", "per",
          "price", "monthly", "visits_per_month", "cost", "cost_sheet_id", "vat_code")  # fmt: skip

cents = st.integers(0, 500_000).map(lambda sum_: Money(Decimal(sum_) / 100))
often = st.sampled_from([FIVE_A_WEEK, "FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=5", ONCE])


@st.composite
def contract_lines(draw: st.DrawFn) -> ContractLine:
    rrule = draw(often)
    line = a_line(
        premises_id=PremisesId(draw(st.integers(1, 3))), rrule=rrule, price=draw(cents),
        per=Per.VISIT if rrule == ONCE else draw(st.sampled_from(Per)),
        cost_sheet_id=draw(st.none() | st.integers(1, 3)), cost=draw(st.none() | cents),
        starts_on=START + timedelta(days=draw(st.integers(0, 90))),
    )  # fmt: skip
    line.monthly += draw(st.sampled_from([Money(0), Money("0.37")]))  # an offer may have rounded its months
    return line


rules = st.one_of(
    st.builds(
        RepricingRule, kind=st.sampled_from([RuleKind.PERCENT, RuleKind.INDEX]), index=st.just("cpi"),
        value=st.decimals(-50, 150, places=2), only_up=st.booleans(), up=st.booleans(),
        step=st.sampled_from([Money(0), Money("0.05"), Money(1), Money(10)]),
    ),
    st.builds(
        RepricingRule, kind=st.just(RuleKind.MARGIN), value=st.decimals(0, 90, places=2), only_up=st.booleans(),
        up=st.booleans(), step=st.sampled_from([Money(0), Money("0.50")]),
    ),
)  # fmt: skip


def figures(contract, day):
    agreed = contract.terms_on(day)
    lines = sorted([[str(getattr(line, name)) for name in AGREED] for line in agreed.lines])
    return lines, agreed.terms, agreed.monthly, contract.ends_on, contract.billing


@given(
    st.lists(contract_lines(), min_size=1, max_size=5), rules, st.dictionaries(st.integers(1, 3), cents),
    st.none() | st.just(date(2028, 1, 1)),
)  # fmt: skip
def test_undoing_gives_back_every_figure_of_every_day_and_changes_nothing_else(lines, rule, costs, ends_on):
    contract = a_contract(*lines, ends_on=ends_on)
    days = [START, DAY - timedelta(days=1), DAY, DAY + timedelta(days=40), date(2027, 12, 31)]
    before = [figures(contract, day) for day in days]
    known = {CostSheetId(sheet): cost for sheet, cost in costs.items()}
    if all(rule.price(line, known.get(line.cost_sheet_id)) in (None, line.price) for line in lines):
        with pytest.raises(RuleBroken, match=r"annex\.nothing"):
            reprice_contract(contract, rule, known, DAY, reason="Поскъпване", today=SIGNED)
        assert [figures(contract, day) for day in days] == before
        return
    annex = reprice_contract(contract, rule, known, DAY, reason="Поскъпване", today=SIGNED)
    stored(contract)
    assert [figures(contract, day) for day in days[:2]] == before[:2]

    restore_prices(contract, annex.number, reason="Отменено", today=SIGNED)
    stored(contract)

    assert [figures(contract, day) for day in days] == before


@given(contract_lines(), cents, st.decimals(0, 90, places=2))
def test_to_a_margin_means_no_less_than_that_margin_when_rounded_up(line, cost, margin):
    rule = RepricingRule(kind=RuleKind.MARGIN, value=margin, up=True, only_up=False)
    new = rule.price(line, cost)
    if not line.visits_per_month:
        assert new == line.price
        return
    whole = cost.amount * (line.visits_per_month if line.per is Per.MONTH else 1)
    assert new.amount * (100 - margin) >= whole * 100
    assert (new.amount - Decimal("0.01")) * (100 - margin) < whole * 100


@given(contract_lines(), rules, cents)
def test_only_up_never_makes_a_price_fall(line, rule, cost):
    price = rule.price(line, cost)
    assert not rule.only_up or price >= line.price


def test_without_a_known_cost_a_margin_has_no_price_and_the_line_stays():
    contract = a_contract(a_line(cost_sheet_id=CostSheetId(5)), a_line(cost_sheet_id=CostSheetId(6)))
    rule = RepricingRule(kind=RuleKind.MARGIN, value=Decimal(40))
    reprice_contract(contract, rule, {CostSheetId(5): Money(12)}, DAY, reason="", today=SIGNED)
    stored(contract)
    new, old = sorted(contract.terms_on(DAY).lines, key=lambda line: line.price, reverse=True)
    assert (new.price, new.cost) == (Money("433.33"), Money(12))  # 12 € × 21,6667 visits / 0,6
    assert (old.price, old.cost) == (Money(300), None)


def test_what_was_agreed_since_cannot_be_undone_over():
    contract = a_contract()
    rule = RepricingRule(kind=RuleKind.PERCENT, value=Decimal(10))
    annex = reprice_contract(contract, rule, {}, DAY, reason="", today=SIGNED)
    stored(contract)
    agree(contract, repriced(contract, DAY, 400))

    with pytest.raises(RuleBroken) as refusal:
        restore_prices(contract, annex.number, reason="", today=SIGNED)

    assert refusal.value.code == "repricing.changed_since"
    assert contract.terms_on(DAY).monthly == Money(400)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": RuleKind.MARGIN, "value": Decimal(100)}, "value"),
        ({"kind": RuleKind.PERCENT, "value": Decimal(201)}, "value"),
        ({"kind": RuleKind.PERCENT, "value": Decimal(-91)}, "value"),
        ({"kind": RuleKind.INDEX, "value": Decimal(2)}, "index"),
        ({"kind": RuleKind.PERCENT, "value": Decimal(2), "step": Money(-1)}, "step"),
    ],
)
def test_an_absurd_rule_is_refused_at_its_field(said, field):
    with pytest.raises(RuleBroken) as refusal:
        RepricingRule(**said)
    assert refusal.value.facts["field"] == field


def test_a_future_line_replaced_before_it_began_is_out_of_the_next_annex():
    contract = a_contract(a_line(starts_on=date(2027, 6, 1)), a_line(premises_id=PremisesId(2)))
    for percent in (10, 5):
        rule = RepricingRule(kind=RuleKind.PERCENT, value=Decimal(percent))
        reprice_contract(contract, rule, {}, DAY, reason="", today=SIGNED)
        stored(contract)
    assert contract.terms_on(date(2027, 6, 1)).monthly == Money("693.00")
