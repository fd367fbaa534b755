"""Sums of documents: rounded by line, taxed once per rate, the same in any order, mirrored to the cent."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.billing.amounts import line_net, vat_sums
from cleaning.domain.billing.invoice import Invoice
from cleaning.domain.billing.values import Stage, VatRule
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, UnitCost
from tests.strategies_money import RULES, document_lines

CENT = Decimal("0.01")
documents = st.lists(document_lines, min_size=1, max_size=8)


def filled(items):
    invoice = Invoice(branch_id=1, client_id=1)
    invoice.fill(items, RULES)
    return invoice


def test_three_lines_of_3_33_at_20_percent_carry_2_00():
    assert vat_sums([("standard", Money("3.33"))] * 3, RULES)[0].vat == Money("2.00")


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "net"),
    [
        ("1", "0.005", "0", "0.01"),
        ("3", "3.333333", "0", "10.00"),
        ("41", "2", "7.5", "75.85"),
        ("1", "9.99", "100", "0"),
    ],
)
def test_a_line_is_rounded_once_half_away_from_zero(quantity, price, discount, net):
    assert line_net(Decimal(quantity), UnitCost(price), Decimal(discount)) == Money(net)


@given(documents)
def test_a_documents_sums_are_the_sums_of_its_lines_and_rates(items):
    invoice = filled(items)
    assert invoice.net == sum((line.net for line in invoice.lines), Money.ZERO)
    assert invoice.net == sum((row.base for row in invoice.vat_rows), Money.ZERO)
    assert invoice.total == invoice.net + sum((row.vat for row in invoice.vat_rows), Money.ZERO)


@given(documents)
def test_vat_is_counted_once_per_rate_on_the_sum_of_rounded_lines(items):
    for row in filled(items).vat_rows:
        base = sum(
            (line_net(i.quantity, i.unit_price, i.discount).amount for i in items if i.vat_code == row.code), Decimal(0)
        )
        rate = RULES[row.code].rate or Decimal(0)
        assert row.vat.amount == (base * rate / 100).quantize(CENT, ROUND_HALF_UP)


@given(documents, st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_sum(items, chance):
    shuffled = list(items)
    chance.shuffle(shuffled)
    one, other = filled(items), filled(shuffled)
    assert (one.net, one.vat, one.total) == (other.net, other.vat, other.total)


@given(documents)
def test_a_credit_note_mirrors_its_invoice_to_the_cent(items):
    invoice = filled(items)
    invoice.id, invoice.stage = 1, Stage.ISSUED
    note = invoice.credit("Отказ")
    assert (note.net, note.vat, note.total) == (-invoice.net, -invoice.vat, -invoice.total)
    assert [(row.code, row.base, row.vat) for row in note.vat_rows] == [
        (row.code, -row.base, -row.vat) for row in invoice.vat_rows
    ]
    assert [(line.quantity, line.net) for line in note.lines] == [(-line.quantity, -line.net) for line in invoice.lines]


def test_a_code_without_a_rate_that_day_is_refused():
    with pytest.raises(RuleBroken) as refusal:
        vat_sums([("luxury", Money("1"))], RULES)
    assert refusal.value.code == "vat.no_rate"


def test_nothing_is_charged_where_the_rule_says_none():
    (row,) = vat_sums([("none", Money("100"))], {"none": VatRule(None, "чл. 113, ал. 9 от ЗДДС")})
    assert (row.rate, row.vat, row.ground) == (None, Money.ZERO, "чл. 113, ал. 9 от ЗДДС")
