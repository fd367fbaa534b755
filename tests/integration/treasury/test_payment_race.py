"""P6: one debt, eight payments at once: what was paid is what was allocated or ahead, and no document twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from sqlalchemy import Engine

from cleaning.application.treasury.make_payment import MakePayment, OutgoingPayment
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DeskKind
from tests.app import as_program
from tests.money import a_client, a_desk, an_invoice, item, pays, scalar, sums

WRITERS = 8


def together(container, engine, what):
    start = Barrier(WRITERS)

    def one(number: int) -> str:
        start.wait(60)
        try:
            with as_program(container, engine) as opened:
                what(opened, number)
            return "done"
        except RuleBroken as refusal:
            return refusal.code

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(one, range(WRITERS)))


@pytest.mark.slow
def test_a_debt_is_paid_once_and_the_rest_is_ahead(running, scope):
    _, container = running
    engine, client, bank = container.get(Engine), a_client(scope), a_desk(scope)
    for _ in range(5):
        an_invoice(scope, client, item("100.00"))
        said = together(container, engine, lambda opened, _: pays(opened, client, bank, "50.00"))
        assert said == ["done"] * WRITERS
    assert scalar(scope, "select sum(settled) from debts") == Decimal(600)
    assert scalar(scope, "select sum(amount) from allocations") == Decimal(600)
    assert scalar(scope, "select sum(used) from payments") == Decimal(600)
    assert scalar(scope, "select balance from desks where id = :id", id=bank) == Decimal(2000)
    assert {code: total for code, total in sums(scope).items() if code in ("411", "412", "503")} == {
        "412": Decimal(-1400), "503": Decimal(2000),
    }  # fmt: skip


@pytest.mark.slow
def test_the_same_line_of_a_statement_counts_once(running, scope):
    _, container = running
    engine, client, bank = container.get(Engine), a_client(scope), a_desk(scope)
    for turn in range(5):
        said = together(
            container, engine, lambda opened, _, turn=turn: pays(opened, client, bank, "10.00", reference=f"ред {turn}")
        )
        assert sorted(said) == ["done"] + ["payment.counted"] * (WRITERS - 1)
    assert scalar(scope, "select count(*) from payments") == 5


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
