"""Accepting an offer makes a contract with the same lines, and nothing in it changes by itself."""

from datetime import date

from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.events import ContractSigned
from cleaning.domain.sales.values import Billing, Per
from cleaning.domain.shared.ids import ContractId, ContractLineId
from cleaning.domain.shared.money import Money
from tests.unit.sales.make import ONCE, a_line, a_quote

TODAY = date(2026, 11, 24)


def stored(quote, **changes):
    contract = Contract.from_quote(quote, number="Д-00001", signed_on=changes.pop("signed_on", TODAY))
    contract.id = ContractId(3)
    for number, line in enumerate(contract.lines, 10):
        line.id = ContractLineId(number)
    return contract


def test_the_contract_says_what_the_offer_said():
    contract = stored(a_quote(a_line(), a_line(rrule=ONCE, price=Money(376))))

    (signed,) = contract.pull()
    assert isinstance(signed, ContractSigned)
    assert (signed.starts_on, signed.ends_on) == (date(2026, 12, 1), date(2027, 12, 1))
    assert [(line.price, line.per) for line in signed.lines] == [(Money("845.00"), "month"), (Money(376), "visit")]
    assert contract.monthly == Money("845.00")


def test_an_offer_paid_by_the_visit_becomes_a_contract_paid_by_the_visit():
    contract = stored(a_quote(billing=Billing.PER_VISIT))

    assert [(line.price, line.per) for line in contract.lines] == [(Money("39.00"), Per.VISIT)]


def test_optional_lines_nobody_chose_stay_behind():
    contract = stored(a_quote(a_line(), a_line(description="Прозорци", optional=True, chosen=False)))

    assert [line.description for line in contract.lines] == ["Ежедневно почистване"]


def test_a_contract_signed_after_the_offered_start_begins_on_the_day_of_signing():
    contract = stored(a_quote(valid_until=date(2027, 2, 1)), signed_on=date(2027, 1, 10))

    assert (contract.starts_on, contract.ends_on) == (date(2027, 1, 10), date(2028, 1, 10))
    assert contract.lines[0].starts_on == date(2027, 1, 10)


def test_an_offer_without_a_term_makes_a_contract_without_an_end():
    assert stored(a_quote(months=None)).ends_on is None
