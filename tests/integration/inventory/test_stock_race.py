"""P17: eight writers take from the same shelves in random order; nobody gets what is not there, nobody deadlocks."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from cleaning.adapters.sql.inventory.stock import SqlStock
from cleaning.application.inventory.move_stock import MovedLine, MoveStock, Moving
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.errors import RuleBroken
from tests.app import as_program
from tests.goods import a_store, an_item, received
from tests.integration.inventory.stock_audit import broken
from tests.rounds import a_seed, rounds

WRITERS, ROUNDS, ITEMS, EACH = 8, rounds(15, 250), 3, rounds(40, 700)


def race(container, engine) -> list[str]:
    """Everybody takes 1–4 of two items per paper; returns the codes of what was refused."""
    with as_program(container, engine) as scope:
        store = a_store(scope)
        items = [an_item(scope, f"Препарат {number}") for number in range(ITEMS)]
        for item in items:
            received(scope, store, item, str(EACH), "1.37")

    seed = a_seed()

    def writer(number: int) -> list[str]:
        dice, refused = random.Random(seed + number), []
        for _ in range(ROUNDS):
            lines = tuple(
                MovedLine(item_id=item, quantity=Decimal(dice.randint(1, 4))) for item in dice.sample(items, 2)
            )
            try:
                with as_program(container, engine) as scope:
                    scope.get(MoveStock)(Moving(kind=MoveKind.ISSUE, warehouse_id=store, lines=lines))
            except RuleBroken as refusal:
                refused.append(refusal.code)
            except DBAPIError as error:
                refused.append(type(error.orig).__name__)
        return refused

    with ThreadPoolExecutor(WRITERS) as crew:
        return [code for codes in crew.map(writer, range(WRITERS)) for code in codes]


def test_eight_writers_take_no_more_than_there_is(running):
    _, container = running
    engine = container.get(Engine)
    refused = race(container, engine)
    assert set(refused) == {"stock.below_zero"}
    with engine.connect() as connection:
        assert broken(connection) == {}
        left = connection.execute(text("select quantity from stock_levels")).scalars().all()
    assert min(left) >= 0
    assert min(left) <= 3, "the shelves were not fought over"


@pytest.mark.slow
def test_without_the_locks_the_books_break_so_the_race_is_a_real_one(running, monkeypatch):
    _, container = running
    engine = container.get(Engine)
    locked = SqlStock._locked_costs
    monkeypatch.setattr(SqlStock, "_locked_costs", lambda self, keys: unlocked(locked(self, keys)))
    race(container, engine)
    with engine.connect() as connection:
        assert "a branch's holding is not the sum of its moves" in broken(connection)


def unlocked(statement):
    statement._for_update_arg = None
    return statement
