"""What lay open when the company came here is in the books, as debts, money and stock: once, and back again."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.ledger.close_month import CloseMonth
from cleaning.application.shared.access import Scope
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.application.treasury.receive_payment import IncomingPayment, ReceivePayment
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DeskKind
from tests.goods import a_store, a_supplier, an_item
from tests.money import a_company, a_desk
from tests.snapshots import differences

RECEIVABLES = (Path(__file__).parents[2] / "files" / "receivables.csv").read_text()
PAYABLES = "Доставчик;Фактура;Дата;Падеж;Салдо\nХигия Дистрибуция ООД;7001;05.10.2026;05.11.2026;612,40\n"
MONEY = "Каса/банка;Салдо\nКаса София;250,00\nОББ;12 345,67\nКаса Бургас;10\nКаса Юг;-5\n"
STOCK = (
    "Код;Материал;Количество;Ед. цена;Склад\n"
    ";Неутрален препарат за под 5 л;12 бр.;6,2045;\n;Кърпи микрофибър;40;1,10;Склад Младост\n;Няма такъв;1;1;\n"
)
ON = date(2026, 10, 31)
JOURNALS = {"entries", "entry_lines", "openings", "opening_lines", "stock_moves", "debts", "allocations"}


@pytest.fixture(autouse=True)
def company(scope):
    a_company(scope)
    add = scope.get(AddClient)
    add(NewClient(kind=ClientKind.ORGANISATION, legal_name="Янтра Консулт ООД", eik="999990010"))
    add(NewClient(kind=ClientKind.INDIVIDUAL, given_name="Иван", family_name="Петров"))
    a_supplier(scope)
    for kind, name in ((DeskKind.CASH, "Каса София"), (DeskKind.BANK, "ОББ"), (DeskKind.CASH, "Каса Юг")):
        a_desk(scope, kind, name=name)
    an_item(scope, price=None)
    an_item(scope, "Кърпи микрофибър", price=None)
    a_store(scope)


@pytest.fixture
def books(ask):
    def books() -> dict[str, Decimal]:
        found = ask("select account_code, sum(debit - credit) as left_over from entry_lines group by 1")
        return {row.account_code: row.left_over for row in found if row.left_over}

    return books


@pytest.mark.parametrize(
    ("kind", "body", "balances", "expected"),
    [
        ("receivables", RECEIVABLES, 4, {"411": "1605.60", "199": "-1605.60"}),
        ("payables", PAYABLES, 1, {"401": "-612.40", "199": "612.40"}),
        ("money", MONEY, 2, {"501": "250.00", "503": "12345.67", "199": "-12595.67"}),
        ("stock", STOCK, 2, {"302": "118.45", "199": "-118.45"}),
    ],
)
def test_one_balanced_entry_a_kind_with_the_small_books_equal_to_it_and_back_again(
    kind, body, balances, expected, bring, run, card, scope, clean, books, ask, stored
):
    before = stored()
    import_id = bring(kind, body, on=ON)
    assert card(import_id).plan.counts == {"balances": balances}

    assert run(import_id) == {"balances": balances}

    assert books() == {code: Decimal(amount) for code, amount in expected.items()}
    assert [tuple(row) for row in ask('select "on", source_kind from entries')] == [(ON, "opening")]
    assert clean()
    again = bring(kind, body, on=ON)
    assert "opening.twice" in [doubt["code"] for doubt in card(again).plan.doubts if not doubt["row"]]
    assert run(again) == {"balances": 0}

    assert scope.get(UndoImport)(import_id) == []

    assert books() == {}
    assert clean()
    changed = differences(before, stored())
    assert {name for name, _ in changed} <= JOURNALS | {"desks", "item_costs", "stock_levels"}
    assert not [one for one in changed.values() if "balance" in one]
    assert run(bring(kind, body, on=ON)) == {"balances": balances}, "what was undone may be brought again"
    assert clean()


def test_a_real_list_is_explained_row_by_row(bring, card):
    doubts = {(doubt["row"], doubt["code"]) for doubt in card(bring("receivables", RECEIVABLES, on=ON)).plan.doubts}
    assert doubts == {
        (0, "import.balance_total"), (6, "import.client_unknown"), (7, "import.balance_twice"),
        (8, "import.balance_credit"), (9, "import.total_row"),
    }  # fmt: skip


def test_what_was_open_before_is_paid_like_a_document_of_ours_and_then_stays(bring, run, scope, clean, ask, books):
    import_id = bring("receivables", RECEIVABLES, on=ON)
    run(import_id)
    debts = {one.number: one for one in scope.get(TreasuryQueries).debts(scope=Scope(branch_ids=(1,)))}
    late = debts["0000001187"]
    assert (late.open, late.due_on) == (Money("1200.00"), date(2026, 10, 16))
    desk = ask("select id from desks where name = 'ОББ'")[0].id
    chosen = debts["0000001204"]
    payment = IncomingPayment(desk_id=desk, client_id=late.client_id, amount=Money("345.60"), debt_ids=(chosen.id,))
    assert scope.get(ReceivePayment)(payment).allocated == Money("345.60")

    kept = scope.get(UndoImport)(import_id)

    assert [(one.rows, one.title, one.why) for one in kept] == [((4,), "Янтра Консулт ООД", "import.kept.settled")]
    assert (books()["199"], books()["503"]) == (Decimal("-345.60"), Decimal("345.60"))
    assert clean()
    with pytest.raises(RuleBroken) as refused:
        scope.get(ReceivePayment)(payment)
    assert refused.value.code == "payment.nothing_owed"


def test_nothing_is_opened_in_a_closed_month_or_ahead(bring, run, card, scope, ask):
    first = bring("money", MONEY, on=ON)
    scope.get(CloseMonth)(date(2026, 10, 1))
    again = bring("money", MONEY, on=ON)
    assert card(again).plan.fresh == 0
    assert "ledger.month_closed" in {doubt["code"] for doubt in card(again).plan.doubts}
    assert run(first) == {"balances": 0}
    assert ask("select 1 from entries") == []
    with pytest.raises(RuleBroken) as refused:
        bring("money", MONEY, on=date(2027, 1, 1))
    assert refused.value.code == "opening.ahead"


def test_two_lists_at_once_open_it_once(bring, run):
    """Both were looked at before either came in; the second is refused by what is there then."""
    first, second = bring("money", MONEY, on=ON), bring("money", MONEY.replace("250", "260"), on=ON)
    assert run(first) == {"balances": 2}
    assert run(second) == {"balances": 0}


def test_a_month_closed_since_is_corrected_today(bring, run, scope, clean, books, ask):
    import_id = bring("payables", PAYABLES, on=ON)
    run(import_id)
    scope.get(CloseMonth)(date(2026, 10, 1))

    assert scope.get(UndoImport)(import_id) == []

    assert [row.on for row in ask('select "on" from entries order by id')] == [ON, date(2026, 11, 24)]
    assert books() == {}
    assert clean()


@given(st.lists(st.tuples(st.integers(-10_000_00, 10_000_00), st.sampled_from("123")), max_size=12))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_brought_balances_and_goes_away_whole(bring, run, scope, clean, books, rows):
    lines = [f"Иван Петров;{number};{Decimal(cents) / 100}" for cents, number in rows]
    import_id = bring("receivables", "\n".join(["Клиент;Фактура;Сума", "Иван Петров;0;1", *lines]), on=ON)

    assert run(import_id)["balances"] == 1 + len({number for cents, number in rows if cents})
    assert books()["411"] == -books()["199"]
    assert clean()
    assert scope.get(UndoImport)(import_id) == []
    assert books() == {}
    assert clean()
