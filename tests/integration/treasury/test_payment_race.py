"""P6: one debt, eight payments at once: what was paid is what was allocated or ahead, and no document twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from sqlalchemy import Engine, text

from cleaning.adapters.sql.treasury import repositories
from cleaning.application.treasury.make_payment import MakePayment, OutgoingPayment
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DeskKind
from tests.app import as_program
from tests.money import a_client, a_desk, an_invoice, item, pays, scalar, sums
from tests.rounds import rounds

WRITERS, ROUNDS = 8, rounds(5, 500)


def together(container, engine, what):
    start = Barrier(WRITERS)

    def one(number: int) -> str:
        start.wait(60)
        try:
            with as_program(container, engine) as opened:
                what(opened, number)
            return "done"
        except DomainError as refusal:
            return refusal.code

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(one, range(WRITERS)))


def one_debt_and_eight_who_pay_it(running, scope, turns: int) -> list[list[str]]:
    """What the eight were told in each turn; they pay through two accounts, so no desk keeps them in line."""
    _, container = running
    engine, client, desks = container.get(Engine), a_client(scope), [a_desk(scope), a_desk(scope)]
    said = []
    for _ in range(turns):
        an_invoice(scope, client, item("100.00"))
        said.append(together(container, engine, lambda opened, n: pays(opened, client, desks[n % 2], "50.00")))
    return said


@pytest.mark.slow
def test_a_debt_is_paid_once_and_the_rest_is_ahead(running, scope):
    said = one_debt_and_eight_who_pay_it(running, scope, ROUNDS)
    assert said == [["done"] * WRITERS] * ROUNDS
    paid, owed = Decimal(50 * WRITERS * ROUNDS), Decimal(120 * ROUNDS)
    assert scalar(scope, "select sum(settled) from debts") == owed
    assert scalar(scope, "select sum(amount) from allocations") == owed
    assert scalar(scope, "select sum(used) from payments") == owed
    assert scalar(scope, "select sum(balance) from desks") == paid
    assert {code: total for code, total in sums(scope).items() if code in ("411", "412", "503")} == {
        "412": owed - paid, "503": paid,
    }  # fmt: skip


@pytest.mark.slow
def test_without_the_locks_not_all_who_pay_are_served(running, scope, monkeypatch):
    """The negative control: versions and constraints keep the money right even then, but people are refused."""
    monkeypatch.setattr(repositories, "_locked", lambda found: found)
    assert {word for words in one_debt_and_eight_who_pay_it(running, scope, 5) for word in words} > {"done"}


def the_same_line_told_by_eight(running, scope, turns: int) -> int:
    """How many payments came of ``turns`` lines of a bank statement."""
    _, container = running
    engine, client, bank = container.get(Engine), a_client(scope), a_desk(scope)
    for turn in range(turns):
        together(
            container, engine, lambda opened, _, turn=turn: pays(opened, client, bank, "10.00", reference=f"ред {turn}")
        )
    return scalar(scope, "select count(*) from payments")


@pytest.mark.slow
def test_the_same_line_of_a_statement_counts_once(running, scope):
    assert the_same_line_told_by_eight(running, scope, ROUNDS) == ROUNDS


@pytest.mark.slow
def test_without_its_key_the_same_line_counts_for_everybody_who_tells_it(running, scope):
    """The negative control."""
    with scope.get(Engine).begin() as connection:
        connection.execute(text("drop index uq_payments_reference"))
    assert the_same_line_told_by_eight(running, scope, 3) > 3


@pytest.mark.slow
def test_a_cash_desk_pays_no_more_than_it_has_however_many_ask(running, scope):
    _, container = running
    engine, client, cash = container.get(Engine), a_client(scope), a_desk(scope, DeskKind.CASH)
    pays(scope, client, cash, "50.00")
    order = OutgoingPayment(desk_id=cash, amount=Money("20.00"), against="602", note="Куриер")
    said = together(container, engine, lambda opened, _: opened.get(MakePayment)(order))
    assert sorted(said) == ["desk.cash_short"] * (WRITERS - 2) + ["done"] * 2
    assert scalar(scope, "select balance from desks where id = :id", id=cash) == Decimal(10)
    numbers = scalar(scope, "select array_agg(number order by number) from payments where direction = 'out'")
    assert numbers == ["РКО-0000001", "РКО-0000002"]
