"""The books: balanced, kept for ever, closed by the month, and the figures they answer with."""

from datetime import date

import pytest
from sqlalchemy import Engine, text

from cleaning.application.ledger.close_month import CloseMonth, ReopenMonth
from cleaning.application.ledger.post_entry import ManualEntry, PostEntry, Reversal, ReverseEntry
from cleaning.application.ledger.queries import LedgerQueries, LineFilter
from cleaning.application.shared.access import Scope, Viewer
from cleaning.domain.ledger.entry import EntryLine
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from tests.money import a_client, a_desk, an_invoice, item, pays, scalar, sums

TODAY = date(2026, 11, 24)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def seen(scope):
    return scope.get(Viewer).scope


@pytest.fixture
def ledger(scope):
    return scope.get(LedgerQueries)


def post(scope, amount="10.00", *, on=TODAY, debit="602", credit="499", **keys):
    lines = (EntryLine(account_code=debit, debit=Money(amount), **keys),
             EntryLine(account_code=credit, credit=Money(amount)))  # fmt: skip
    return scope.get(PostEntry)(ManualEntry(branch_id=1, on=on, text="Наем", lines=lines))


def test_the_trial_balance_is_zero_sum_and_carries_over(scope, seen, ledger):
    client, desk = a_client(scope), a_desk(scope)
    an_invoice(scope, client, on=date(2026, 10, 5))
    pays(scope, client, desk, "70.00")

    balance = ledger.trial_balance(*NOVEMBER, scope=seen)

    assert (balance.opening, balance.closing, balance.debit) == (Money.ZERO, Money.ZERO, balance.credit)
    rows = {row.code: (row.opening, row.debit, row.credit, row.closing) for row in balance.rows}
    zero = Money.ZERO
    assert rows == {
        "411": (Money("120"), zero, Money("70"), Money("50")),
        "4532": (Money("-20"), zero, zero, Money("-20")),
        "503": (zero, Money("70"), zero, Money("70")),
        "703": (Money("-100"), zero, zero, Money("-100")),
    }


@pytest.mark.parametrize(
    ("start", "end", "opening", "debit"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), "1", "110"),
        (date(2026, 11, 5), date(2026, 11, 30), "11", "100"),
        (date(2026, 11, 6), date(2026, 11, 19), "11", "0"),
        (date(2026, 11, 1), date(2026, 11, 5), "1", "10"),
        (date(2026, 10, 1), date(2026, 11, 20), "0", "111"),
    ],
)
def test_days_inside_a_month_cut_the_sums_right(scope, seen, ledger, start, end, opening, debit):
    post(scope, "1", on=date(2026, 10, 15))
    post(scope, "10", on=date(2026, 11, 4 if start.day == 5 else 5))
    post(scope, "100", on=date(2026, 11, 20))
    (row,) = (row for row in ledger.trial_balance(start, end, scope=seen).rows if row.code == "602")
    assert (row.opening, row.debit) == (Money(opening), Money(debit))


def test_kept_sums_equal_the_lines(scope):
    client = a_client(scope)
    for day in (1, 2, 3):
        an_invoice(scope, client, item(f"{day}.11"), on=date(2026, 11, day))
    wrong = """
      select count(*) from (select date_trunc('month', "on")::date m, account_code, sum(debit) d, sum(credit) c
      from entry_lines group by 1, 2) lines full join (select month m, account_code, sum(debit) d, sum(credit) c
      from account_months group by 1, 2) kept using (m, account_code)
      where lines.d is distinct from kept.d or lines.c is distinct from kept.c"""
    assert scalar(scope, wrong) == 0
    assert scalar(scope, "select count(*) from account_months") == 3


def test_a_clients_statement_adds_up_line_by_line(scope, ledger):
    client, desk = a_client(scope), a_desk(scope)
    an_invoice(scope, client, on=date(2026, 10, 5))
    an_invoice(scope, client, item("50.00"), on=date(2026, 11, 2))
    pays(scope, client, desk, "100.00", paid_on=date(2026, 11, 3))

    statement = ledger.statement(client, *NOVEMBER)

    assert [(line.debit, line.credit, line.balance) for line in statement.lines] == [
        (Money("60"), Money.ZERO, Money("180")),
        (Money.ZERO, Money("100"), Money("80")),
    ]
    assert (statement.opening, statement.closing) == (Money("120"), ledger.balance(client))


def test_an_accounts_movements_name_their_document_and_the_other_side(scope, seen, ledger):
    client = a_client(scope, legal_name="„Кварц“ АД")
    invoice = an_invoice(scope, client)
    (line,) = ledger.lines("411", LineFilter(start=NOVEMBER[0], end=TODAY), scope=seen).rows
    assert (line.source_kind, line.source_id, line.number, line.party) == (
        "invoice", invoice, "0000000001", "„Кварц“ АД",
    )  # fmt: skip
    assert line.others == ["4532", "703"]


def test_movements_page_by_key(scope, seen, ledger):
    for day in range(1, 8):
        post(scope, f"{day}", on=date(2026, 11, day))
    wanted = LineFilter(start=NOVEMBER[0], end=TODAY)
    first = ledger.lines("602", wanted, scope=seen, limit=4)
    second = ledger.lines("602", wanted, scope=seen, limit=4, after=first.next)
    assert [row.debit for row in first.rows + second.rows] == [Money(day) for day in range(7, 0, -1)]
    assert second.next is None


def test_a_manual_entry_is_reversed_and_stays_to_be_seen(scope, seen, ledger):
    entry = post(scope)
    reversal = scope.get(ReverseEntry)(Reversal(entry_id=entry, reason="Грешна сметка"))
    assert sums(scope) == {}
    assert ledger.entry(entry, scope=seen).reversed_by_id == reversal
    with pytest.raises(RuleBroken) as refusal:
        scope.get(ReverseEntry)(Reversal(entry_id=entry, reason="Отново"))
    assert refusal.value.code == "ledger.already_reversed"


@pytest.mark.parametrize("account", ["302", "401", "411", "412", "501", "503"])
def test_an_account_that_documents_keep_is_not_moved_by_hand(scope, account):
    with pytest.raises(RuleBroken) as refusal:
        post(scope, debit=account)
    assert refusal.value.code == "ledger.kept_by_documents"


def test_what_a_document_posted_is_not_reversed_by_hand(scope, ledger):
    invoice = an_invoice(scope, a_client(scope))
    (entry,) = ledger.of_source("invoice", invoice)
    with pytest.raises(RuleBroken) as refusal:
        scope.get(ReverseEntry)(Reversal(entry_id=entry.id, reason="Грешка"))
    assert refusal.value.code == "ledger.of_document"


def test_nothing_is_posted_into_a_closed_month(scope):
    client = a_client(scope)
    an_invoice(scope, client, on=date(2026, 10, 5))
    scope.get(CloseMonth)(date(2026, 10, 1))
    for attempt in (
        lambda: an_invoice(scope, client, on=date(2026, 10, 6)),
        lambda: post(scope, on=date(2026, 10, 31)),
    ):
        with pytest.raises(RuleBroken) as refusal:
            attempt()
        assert refusal.value.code == "ledger.month_closed"
    assert scalar(scope, "select count(*) from invoices where stage = 'issued'") == 1
    assert scalar(scope, "select next from number_series where series = 'invoice'") == 2


def test_months_are_closed_in_order_and_only_when_over(scope):
    post(scope, on=date(2026, 9, 3))
    post(scope, on=date(2026, 10, 3))
    for month, code in ((date(2026, 11, 1), "ledger.month_running"), (date(2026, 10, 1), "ledger.earlier_open")):
        with pytest.raises(RuleBroken) as refusal:
            scope.get(CloseMonth)(month)
        assert refusal.value.code == code
    scope.get(CloseMonth)(date(2026, 9, 1))
    scope.get(CloseMonth)(date(2026, 10, 1))
    with pytest.raises(RuleBroken) as refusal:
        scope.get(CloseMonth)(date(2026, 10, 1))
    assert refusal.value.code == "ledger.already_closed"


def test_the_last_closed_month_is_opened_again_with_a_reason(scope):
    post(scope, on=date(2026, 10, 3))
    scope.get(CloseMonth)(date(2026, 10, 1))
    with pytest.raises(RuleBroken):
        scope.get(ReopenMonth)(date(2026, 10, 1), " ")
    scope.get(ReopenMonth)(date(2026, 10, 1), "Забравена фактура")
    post(scope, on=date(2026, 10, 4))
    assert scalar(scope, "select data->>'reason' from facts where kind = 'ledger.MonthReopened'") == "Забравена фактура"


UNBALANCED = """
  with e as (insert into entries (branch_id, "on", source_kind, total) values (1, '2026-11-05', 'manual', {total})
  returning id) insert into entry_lines (entry_id, "on", account_code, branch_id, debit, credit)
  select id, date '2026-11-05', account, 1, d, c from e, (values {lines}) as l (account, d, c) returning 1"""


@pytest.mark.parametrize(
    "lines", ["('602', 10.00, 0)", "('602', 10.00, 0), ('499', 0, 9.99)", "('602', 5.00, 0), ('499', 0, 5.00)"]
)
def test_the_database_refuses_an_entry_that_does_not_balance(scope, lines):
    with scope.get(Engine).connect() as connection, pytest.raises(Exception, match="lines, debit"):
        connection.execute(text(UNBALANCED.format(total="10.00", lines=lines)))
        connection.commit()


def test_the_database_refuses_an_entry_without_lines(scope):
    with scope.get(Engine).connect() as connection, pytest.raises(Exception, match="0 lines"):
        connection.execute(text(
            "insert into entries (branch_id, \"on\", source_kind, total) values (1, '2026-11-05', 'manual', 1)"
        ))  # fmt: skip
        connection.commit()


def test_a_line_belongs_to_the_transaction_of_its_entry(scope):
    entry = post(scope)
    late = """insert into entry_lines (entry_id, "on", account_code, branch_id, debit, credit)
              values (:id, '2026-11-24', '602', 1, 1, 0), (:id, '2026-11-24', '499', 1, 0, 1) returning 1"""
    with pytest.raises(Exception, match="transaction of their entry"):
        scalar(scope, late, id=entry)


@pytest.mark.parametrize("table", ["entries", "entry_lines"])
@pytest.mark.parametrize("attempt", ["update {} set id = id", "delete from {}", "truncate {} cascade"])
def test_posted_entries_cannot_be_changed_removed_or_emptied(scope, table, attempt):
    post(scope)
    with pytest.raises(Exception, match="append-only"):
        scalar(scope, attempt.format(table))


def test_vat_of_a_month_ignores_its_own_closing(scope, seen, ledger):
    an_invoice(scope, a_client(scope))
    post(scope, "20.00", debit="4532", credit="4539")
    assert ledger.vat(date(2026, 11, 1), scope=seen).sales == Money("20.00")


def test_revenue_and_cost_by_client_and_month(scope, seen, ledger):
    client = a_client(scope)
    an_invoice(scope, client, on=date(2026, 10, 5))
    post(scope, "30.00", debit="604", credit="421", client_id=client)
    rows = [(row.month, row.revenue, row.labour) for row in ledger.by_client(date(2026, 10, 1), TODAY, scope=seen)]
    assert rows == [
        (date(2026, 10, 1), Money("100.00"), Money.ZERO),
        (date(2026, 11, 1), Money.ZERO, Money("30.00")),
    ]


def test_figures_of_another_branch_are_not_seen(scope, seen, ledger):
    post(scope)
    elsewhere = Scope(branch_ids=(99,))
    assert ledger.trial_balance(*NOVEMBER, scope=elsewhere).rows == []
    assert ledger.entries(scope=elsewhere).rows == []
    assert len(ledger.entries(scope=seen).rows) == 1
