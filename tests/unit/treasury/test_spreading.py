"""A sum over documents: never more than either, oldest first, nothing lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.debt import Debt, by_age, shared, spread
from cleaning.domain.treasury.desk import Desk
from cleaning.domain.treasury.values import DebtSide, DeskKind
from tests.strategies_money import cents


def a_debt(number, amount, due=0):
    debt = Debt(side=DebtSide.RECEIVABLE, branch_id=1, client_id=7, source_kind="invoice", source_id=number,
                number=str(number), on=date(2026, 11, 1), due_on=date(2026, 11, 1) + timedelta(days=due),
                amount=amount)  # fmt: skip
    debt.id = number
    return debt


some_debts = st.lists(st.tuples(cents, st.integers(0, 60)), max_size=8).map(
    lambda drawn: [a_debt(number, amount, due) for number, (amount, due) in enumerate(drawn, 1)]
)


@given(cents, some_debts)
def test_nothing_is_lost_and_nothing_is_paid_twice(amount, debts):
    shares = spread(amount, by_age(debts))
    owed = sum((debt.open for debt in debts), Money.ZERO)
    assert shared(shares) == min(amount, owed)
    assert all(Money.ZERO < share.amount <= share.debt.open for share in shares)


@given(cents, some_debts)
def test_a_document_is_begun_only_when_all_due_before_it_are_paid(amount, debts):
    shares = spread(amount, by_age(debts))
    paid = {share.debt.id: share.amount for share in shares}
    partly = [debt for debt in by_age(debts) if debt.id not in paid or paid[debt.id] < debt.open]
    after = [debt.id for debt in by_age(debts)[by_age(debts).index(partly[0]) + 1 :]] if partly else []
    assert not set(after) & set(paid)


def test_a_debt_takes_no_more_than_it_is_and_opens_no_more_than_it_was():
    debt = a_debt(1, Money("120"))
    debt.settle(Money("100"))
    for wrong in (Money("20.01"), Money("-100.01")):
        with pytest.raises(RuleBroken) as refusal:
            debt.settle(wrong)
        assert refusal.value.code == "debt.overpaid"
    debt.settle(Money("-100"))
    assert debt.open == Money("120")


def test_a_credit_note_is_settled_below_zero():
    note = a_debt(1, Money("-50"))
    note.settle(Money("-50"))
    assert note.open == Money.ZERO
    with pytest.raises(RuleBroken):
        note.settle(Money("-0.01"))


@given(st.lists(st.tuples(st.booleans(), cents), max_size=20))
def test_a_cash_desk_is_never_below_zero_and_counts_every_cent(moves):
    desk = Desk(branch_id=1, kind=DeskKind.CASH, name="Каса", account_code="501")
    expected = Money.ZERO
    for comes, amount in moves:
        if not comes and amount > expected:
            with pytest.raises(RuleBroken, match=r"desk\.cash_short"):
                desk.pay_out(amount)
            continue
        (desk.take_in if comes else desk.pay_out)(amount)
        expected = expected + amount if comes else expected - amount
    assert desk.balance == expected >= Money.ZERO


def test_a_bank_account_may_owe():
    desk = Desk(branch_id=1, kind=DeskKind.BANK, name="ОББ", account_code="503")
    desk.pay_out(Money("5"))
    assert desk.balance == Money("-5")
