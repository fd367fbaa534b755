"""Entries balance from their birth; every rule of the posting table gives one that does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.application.ledger.posting import RULES, entry_for
from cleaning.domain.ledger.entry import Entry, EntryLine, joined
from cleaning.domain.ledger.month import check_closable, last_day, next_month
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from tests.strategies_money import days, entries, events_with_money, invoices_issued


def balance(entry):
    """Debit minus credit of every account."""
    sums = {}
    for line in entry.lines:
        sums[line.account_code] = sums.get(line.account_code, Money.ZERO) + line.debit - line.credit
    return {code: total for code, total in sums.items() if total}


def entry_of(*lines):
    return Entry(on=date(2026, 11, 24), branch_id=1, source_kind="manual", source_id=None, lines=lines)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), "ledger.too_few_lines"),
        ((EntryLine(account_code="601", debit=Money(1)),), "ledger.too_few_lines"),
        (
            (EntryLine(account_code="601", debit=Money(1)), EntryLine(account_code="302", credit=Money(2))),
            "ledger.unbalanced",
        ),
    ],
)
def test_an_entry_that_does_not_balance_cannot_be(lines, code):
    with pytest.raises(RuleBroken) as refusal:
        entry_of(*lines)
    assert refusal.value.code == code


@pytest.mark.parametrize(("debit", "credit"), [("0", "0"), ("1", "1"), ("-1", "0"), ("0", "-1")])
def test_a_line_is_on_one_side_and_above_zero(debit, credit):
    with pytest.raises(RuleBroken) as refusal:
        EntryLine(account_code="601", debit=Money(debit), credit=Money(credit))
    assert refusal.value.code == "ledger.line_one_side"


@given(entries())
def test_an_entry_and_its_reversal_together_change_nothing(entry):
    back = entry.reversal(1, on=entry.on, text="Грешка")
    together = balance(entry)
    for code, total in balance(back).items():
        together[code] = together.get(code, Money.ZERO) + total
    assert all(not total for total in together.values())
    assert back.total == entry.total


@given(entries())
def test_a_reversal_is_not_reversed(entry):
    with pytest.raises(RuleBroken):
        entry.reversal(1, on=entry.on, text="Грешка").reversal(2, on=entry.on, text="Пак")


@given(st.lists(entries(), min_size=1, max_size=3))
def test_joining_lines_keeps_what_each_account_gets(some):
    lines = [line for entry in some for line in entry.lines]
    net = {}
    for line in lines:
        net[line.account_code] = net.get(line.account_code, Money.ZERO) + line.debit - line.credit
    after = {}
    for line in joined(lines):
        assert line.account_code not in after
        after[line.account_code] = line.debit - line.credit
    assert after == {code: total for code, total in net.items() if total}


@given(events_with_money)
def test_every_event_with_money_is_posted_balanced(event):
    entry = entry_for(event)
    if entry is not None:
        assert sum((line.debit for line in entry.lines), Money.ZERO) == entry.total
        assert entry.branch_id == event.branch_id


def test_the_strategies_draw_every_event_that_has_a_rule():
    drawn = set()

    @given(st.lists(events_with_money, min_size=20, max_size=40))
    def collect(events):
        drawn.update(type(event) for event in events)

    collect()
    assert drawn == set(RULES)


@given(invoices_issued())
def test_an_invoice_is_owed_by_the_client_earned_and_taxed(event):
    found = balance(entry_for(event))
    expected = {"411": event.total, "703": -event.net, "4532": -event.vat}
    assert found == {code: total for code, total in expected.items() if total}
    clients = {line.client_id for line in entry_for(event).lines}
    assert clients == {event.client_id}


@given(days)
def test_the_last_day_of_a_month_is_the_day_before_the_next(day):
    assert last_day(day) < next_month(day)
    assert (next_month(day) - last_day(day)).days == 1
    assert last_day(day).month == day.month


@pytest.mark.parametrize(
    ("month", "closed", "before", "code"),
    [
        (date(2026, 11, 1), False, None, "ledger.month_running"),
        (date(2026, 10, 1), True, None, "ledger.already_closed"),
        (date(2026, 10, 1), False, date(2026, 9, 1), "ledger.earlier_open"),
        (date(2026, 10, 2), False, None, "ledger.month"),
    ],
)
def test_a_month_closes_once_when_over_and_in_order(month, closed, before, code):
    with pytest.raises(RuleBroken) as refusal:
        check_closable(month, today=date(2026, 11, 24), closed=closed, open_before=before)
    assert refusal.value.code == code
