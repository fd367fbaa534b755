"""An annex says what is agreed from its day on; what was agreed before it never changes."""

from contextlib import suppress
from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.agreement import Change
from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.events import ContractChanged, ContractEndMoved
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import Billing, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractLineId, PremisesId
from cleaning.domain.shared.money import Money
from tests.unit.sales.contracts import START, a_contract, a_line, agree, repriced

MARCH = date(2027, 3, 16)


def said(contract, day):
    """What a contract says on a day, in plain values; the day a line stops is not yet known before it does."""
    agreed = contract.terms_on(day)
    names = [one.name for one in fields(ContractLine) if one.name != "ends_on"]
    return [tuple(getattr(line, name) for name in names) for line in agreed.lines], agreed.terms


def test_from_its_day_on_the_contract_has_other_lines_and_another_number_of_the_annex():
    contract = a_contract(a_line(), a_line(premises_id=PremisesId(2), price=Money(100)))
    kept = contract.lines[1]

    agree(contract, repriced(contract, MARCH, 360, reason="По-голям офис"))

    assert contract.terms_on(MARCH - timedelta(days=1)).monthly == Money(400)
    assert contract.terms_on(MARCH).monthly == Money(720)
    assert [(annex.number, annex.effective_on) for annex in contract.annexes] == [(1, MARCH)]
    assert (kept.ends_on, contract.lines[-1].replaces_id) == (MARCH, kept.id)
    (changed,) = [event for event in contract.pull() if isinstance(event, ContractChanged)]
    assert (changed.difference, len(changed.changes)) == (Money(320), 2)


def test_lines_that_stay_as_they_are_are_not_touched():
    first, second = a_line(), a_line(premises_id=PremisesId(2), price=Money(100))
    contract = a_contract(first, second)
    change = Change(
        effective_on=MARCH,
        lines=(first.copy(replaces_id=first.id), second.copy(price=Money(120), replaces_id=second.id)),
    )

    agree(contract, change)

    assert (first.ends_on, second.ends_on) == (None, MARCH)
    assert len(contract.lines) == 3


def test_a_line_nobody_names_stops_and_a_new_one_is_added():
    contract = a_contract(a_line())
    agree(
        contract, Change(effective_on=MARCH, lines=(a_line(premises_id=PremisesId(3), price=Money(50), per=Per.VISIT),))
    )

    assert [line.premises_id for line in contract.terms_on(MARCH).lines] == [PremisesId(3)]
    assert contract.billing is Billing.PER_VISIT


def test_terms_and_end_move_by_an_annex_too():
    contract = a_contract(ends_on=date(2027, 12, 1))
    same = tuple(line.copy(replaces_id=line.id) for line in contract.lines)
    agree(contract, Change(effective_on=MARCH, lines=same, terms=Terms(payment_days=30), ends_on=date(2028, 12, 1)))

    assert contract.terms_on(MARCH - timedelta(days=1)).terms.payment_days is None
    assert contract.terms_on(MARCH).terms.payment_days == 30
    assert [event.ends_on for event in contract.pull() if isinstance(event, ContractEndMoved)] == [date(2028, 12, 1)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda c: repriced(c, MARCH, 300), "annex.nothing"),
        (lambda c: repriced(c, START - timedelta(days=1), 360), "annex.before_last"),
        (lambda c: repriced(c, date(2027, 12, 1), 360), "contract.outside"),
        (lambda c: repriced(c, MARCH, 360, ends_on=MARCH), "contract.dates"),
        (lambda c: Change(effective_on=MARCH, lines=(), ends_on=c.ends_on), "contract.empty"),
        (lambda c: Change(effective_on=MARCH, lines=(a_line(replaces_id=ContractLineId(1)),)), "annex.line_gone"),
    ],
)
def test_what_an_annex_cannot_say(change, code):
    contract = a_contract(ends_on=date(2027, 12, 1))
    with pytest.raises(RuleBroken) as refusal:
        agree(contract, change(contract))

    assert refusal.value.code == code
    assert (contract.annexes, [line.ends_on for line in contract.lines]) == ([], [None])


def test_visits_already_done_keep_their_price_so_work_by_the_visit_does_not_change_in_the_past():
    contract = a_contract(a_line(per=Per.VISIT, price=Money(40)))
    with pytest.raises(RuleBroken) as refusal:
        agree(contract, repriced(contract, MARCH, 45), today=MARCH + timedelta(days=1))

    assert (refusal.value.code, refusal.value.facts["field"]) == ("annex.past_visits", "effective_on")


def test_a_monthly_fee_may_be_agreed_for_a_day_in_the_past():
    contract = a_contract()
    agree(contract, repriced(contract, MARCH, 360), today=MARCH + timedelta(days=20))

    assert contract.terms_on(MARCH).monthly == Money(360)


steps = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(["price", "add", "drop", "terms"]), st.integers(1, 500)),
    min_size=1,
    max_size=6,
)


@given(steps)
def test_history_before_the_day_of_an_annex_never_changes(steps):
    contract = a_contract(a_line(), a_line(premises_id=PremisesId(2), price=Money(100)))
    day = START
    for later, what, amount in steps:
        day += timedelta(days=later)
        days = [START + timedelta(days=n) for n in range(0, (day - START).days, 7)]
        before = [said(contract, one) for one in days]
        lines = [line.copy(replaces_id=line.id) for line in contract.terms_on(day).lines]
        terms = None
        if what == "price":
            lines = [line.copy(price=Money(amount), replaces_id=line.replaces_id) for line in lines]
        elif what == "add":
            lines.append(a_line(premises_id=PremisesId(amount), starts_on=day))
        elif what == "drop" and len(lines) > 1:
            lines = lines[1:]
        else:
            terms = Terms(payment_days=amount % 300)
        with suppress(RuleBroken):  # an annex that changes nothing
            agree(contract, Change(effective_on=day, lines=tuple(lines), terms=terms))
        assert [said(contract, one) for one in days] == before
        assert said(contract, day)[0], "something is always agreed"
