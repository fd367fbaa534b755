"""Money in and out: what it pays, what is left, and what a desk may not do."""

from datetime import date
from decimal import Decimal

import pytest

from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.shared.access import Viewer
from cleaning.application.treasury.make_payment import MakePayment, OutgoingPayment
from cleaning.application.treasury.move_money import MoveMoney, Transfer
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.application.treasury.reverse_payment import PaymentReversal, ReversePayment
from cleaning.application.treasury.use_credit import UseCredit
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DeskKind
from tests.money import a_client, a_desk, an_invoice, item, pays, scalar, sums

TODAY = date(2026, 11, 24)


@pytest.fixture
def seen(scope):
    return scope.get(Viewer).scope


@pytest.fixture
def treasury(scope):
    return scope.get(TreasuryQueries)


def test_the_oldest_document_is_paid_first(scope, seen, treasury):
    client, desk = a_client(scope), a_desk(scope)
    old = an_invoice(scope, client, item("100.00"), on=date(2026, 10, 1))
    new = an_invoice(scope, client, item("100.00"))

    received = pays(scope, client, desk, "150.00")

    assert (received.allocated, received.advance) == (Money("150.00"), Money.ZERO)
    assert treasury.settled("invoice", old) == Money("120.00")
    assert treasury.settled("invoice", new) == Money("30.00")
    assert [debt.open for debt in treasury.debts(scope=seen, client_id=client)] == [Money("90.00")]


def test_a_chosen_document_is_paid_before_older_ones(scope, treasury):
    client, desk = a_client(scope), a_desk(scope)
    old = an_invoice(scope, client, on=date(2026, 10, 1))
    new = an_invoice(scope, client)
    pays(scope, client, desk, "120.00", invoice_ids=(new,))
    assert (treasury.settled("invoice", old), treasury.settled("invoice", new)) == (Money.ZERO, Money("120.00"))


def test_more_than_is_owed_becomes_credit_and_says_so(scope, treasury):
    client, desk = a_client(scope), a_desk(scope)
    an_invoice(scope, client)

    received = pays(scope, client, desk, "200.00")

    assert (received.allocated, received.advance) == (Money("120.00"), Money("80.00"))
    assert treasury.standing(client, today=TODAY).advance == Money("80.00")
    assert sums(scope)["412"] == -80
    assert scope.get(LedgerQueries).balance(client) == Money("-80.00")


def test_what_was_paid_ahead_pays_the_next_document_by_itself(scope, treasury):
    client, desk = a_client(scope), a_desk(scope)
    pays(scope, client, desk, "200.00")
    invoice = an_invoice(scope, client)
    assert treasury.settled("invoice", invoice) == Money("120.00")
    standing = treasury.standing(client, today=TODAY)
    assert (standing.owed, standing.advance) == (Money.ZERO, Money("80.00"))
    assert {code: total for code, total in sums(scope).items() if code in ("411", "412")} == {"412": -80}


def test_money_lies_at_the_desk_and_in_its_account(scope, seen, treasury):
    client, bank, cash = a_client(scope), a_desk(scope), a_desk(scope, DeskKind.CASH)
    pays(scope, client, bank, "10.00")
    number = pays(scope, client, cash, "5.00").number
    assert (treasury.desk(bank, scope=seen).balance, treasury.desk(cash, scope=seen).balance) == (
        Money("10.00"), Money("5.00"),
    )  # fmt: skip
    assert (sums(scope)["503"], sums(scope)["501"]) == (10, 5)
    assert number == "ПКО-0000001"


def test_a_cash_desk_never_pays_what_it_has_not(scope, seen, treasury):
    client, cash = a_client(scope), a_desk(scope, DeskKind.CASH)
    pays(scope, client, cash, "5.00")
    with pytest.raises(RuleBroken) as refusal:
        scope.get(MakePayment)(OutgoingPayment(desk_id=cash, amount=Money("5.01"), against="602", note="Куриер"))
    assert refusal.value.code == "desk.cash_short"
    assert treasury.desk(cash, scope=seen).balance == Money("5.00")


def test_the_database_refuses_a_cash_desk_below_zero_too(scope):
    cash = a_desk(scope, DeskKind.CASH)
    with pytest.raises(Exception, match="ck_desks_cash_short"):
        scalar(scope, "update desks set balance = -1 where id = :id returning 1", id=cash)


def test_a_cost_without_a_supplier_goes_to_its_account(scope):
    bank = a_desk(scope)
    scope.get(MakePayment)(OutgoingPayment(desk_id=bank, amount=Money("3.20"), against="629", note="Банкова такса"))
    assert sums(scope) == {"629": Decimal("3.20"), "503": Decimal("-3.20")}


def test_an_account_that_is_not_in_the_chart_is_refused_at_its_field(scope):
    bank = a_desk(scope)
    with pytest.raises(RuleBroken) as refusal:
        scope.get(MakePayment)(OutgoingPayment(desk_id=bank, amount=Money("1"), against="998", note="?"))
    assert refusal.value.code == "ledger.account_unknown"
    assert scalar(scope, "select count(*) from payments") == 0


def test_cash_is_carried_to_the_bank(scope, seen, treasury):
    client, bank, cash = a_client(scope), a_desk(scope), a_desk(scope, DeskKind.CASH)
    pays(scope, client, cash, "50.00")
    scope.get(MoveMoney)(Transfer(from_id=cash, to_id=bank, amount=Money("30.00")))
    assert treasury.desk(cash, scope=seen).balance == Money("20.00")
    assert treasury.desk(bank, scope=seen).balance == Money("30.00")
    assert (sums(scope)["501"], sums(scope)["503"]) == (20, 30)


def test_a_payment_taken_back_is_owed_again(scope, seen, treasury):
    client, bank = a_client(scope), a_desk(scope)
    invoice = an_invoice(scope, client)
    received = pays(scope, client, bank, "150.00")

    scope.get(ReversePayment)(PaymentReversal(payment_id=received.payment_id, reason="Чужд превод"))

    assert treasury.settled("invoice", invoice) == Money.ZERO
    assert treasury.desk(bank, scope=seen).balance == Money.ZERO
    standing = treasury.standing(client, today=TODAY)
    assert (standing.owed, standing.advance) == (Money("120.00"), Money.ZERO)
    assert {code: str(total) for code, total in sums(scope).items()} == {
        "411": "120.00", "703": "-100.00", "4532": "-20.00",
    }  # fmt: skip


def test_a_payment_is_taken_back_once(scope):
    client, bank = a_client(scope), a_desk(scope)
    received = pays(scope, client, bank, "1.00")
    back = scope.get(ReversePayment)(PaymentReversal(payment_id=received.payment_id, reason="Грешка"))
    for payment in (received.payment_id, back):
        with pytest.raises(RuleBroken) as refusal:
            scope.get(ReversePayment)(PaymentReversal(payment_id=payment, reason="Грешка"))
        assert refusal.value.code == "payment.already_reversed"


def test_taking_back_also_undoes_where_the_advance_was_used(scope, treasury):
    client, bank = a_client(scope), a_desk(scope)
    received = pays(scope, client, bank, "200.00")
    invoice = an_invoice(scope, client)
    scope.get(ReversePayment)(PaymentReversal(payment_id=received.payment_id, reason="Върнат превод"))
    assert treasury.settled("invoice", invoice) == Money.ZERO
    assert str(sums(scope)["411"]) == "120.00"
    assert "412" not in sums(scope)


def test_credit_freed_by_a_reversal_is_used_on_request(scope, treasury):
    client, bank = a_client(scope), a_desk(scope)
    invoice = an_invoice(scope, client)
    first = pays(scope, client, bank, "120.00")
    pays(scope, client, bank, "120.00")
    scope.get(ReversePayment)(PaymentReversal(payment_id=first.payment_id, reason="Двойно записан"))
    assert scope.get(UseCredit)(client) == Money("120.00")
    assert treasury.settled("invoice", invoice) == Money("120.00")


def test_one_reference_counts_once_at_a_desk(scope):
    client, bank = a_client(scope), a_desk(scope)
    pays(scope, client, bank, "1.00", reference="2026-11-24/7")
    with pytest.raises(RuleBroken) as refusal:
        pays(scope, client, bank, "1.00", reference="2026-11-24/7")
    assert refusal.value.code == "payment.counted"
    assert scalar(scope, "select count(*) from payments") == 1


@pytest.mark.parametrize("amount", ["0", "-5.00"])
def test_a_payment_is_more_than_nothing(scope, amount):
    client, bank = a_client(scope), a_desk(scope)
    with pytest.raises(RuleBroken) as refusal:
        pays(scope, client, bank, amount)
    assert refusal.value.code == "payment.not_positive"


def test_a_payment_is_not_recorded_ahead(scope):
    client, bank = a_client(scope), a_desk(scope)
    with pytest.raises(RuleBroken) as refusal:
        pays(scope, client, bank, "1.00", paid_on=date(2026, 11, 25))
    assert refusal.value.code == "payment.ahead"


def test_debts_by_age_and_how_late_a_client_is(scope, seen, treasury):
    client = a_client(scope, payment_days=0)
    for day in (date(2026, 11, 20), date(2026, 10, 10), date(2026, 5, 1)):
        an_invoice(scope, client, item("100.00"), on=day)
    an_invoice(scope, client, item("10.00"))
    (row,) = treasury.ageing(scope=seen, today=TODAY)
    assert (row.not_due, row.to_30, row.to_60, row.to_90, row.over_90) == (
        Money("12.00"), Money("120.00"), Money("120.00"), Money.ZERO, Money("120.00"),
    )  # fmt: skip
    standing = treasury.standing(client, today=TODAY)
    assert (standing.overdue, standing.days_late(TODAY)) == (Money("360.00"), 207)
    assert [debt.due_on for debt in treasury.overdue(scope=seen, today=TODAY)] == [
        date(2026, 5, 1), date(2026, 10, 10), date(2026, 11, 20),
    ]  # fmt: skip


def test_a_stored_payment_cannot_be_changed_or_removed(scope):
    client, bank = a_client(scope), a_desk(scope)
    pays(scope, client, bank, "1.00")
    for attempt in ("update payments set amount = 2", "delete from payments", "truncate payments cascade",
                    "update allocations set amount = 2", "delete from debts"):  # fmt: skip
        if "allocations" in attempt or "debts" in attempt:
            an_invoice(scope, client, item("0.10"))
        with pytest.raises(Exception, match=r"keeps what it has|append-only"):
            scalar(scope, attempt + (" returning 1" if "truncate" not in attempt else ""))
