"""Moves made by hand: all lines or none, papers with numbers, undone once, never rewritten."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from cleaning.application.inventory.move_stock import MovedLine, MoveStock, Moving
from cleaning.application.inventory.queries import InventoryQueries, StockFilter
from cleaning.application.inventory.reverse_move import ReverseMove
from cleaning.application.inventory.take_stock import CountItem, PostStocktake, StartStocktake
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.errors import NotFound, RuleBroken
from tests.goods import SEEN, a_store, an_item, received
from tests.integration.inventory.stock_audit import broken


@pytest.fixture
def store(scope):
    return a_store(scope)


@pytest.fixture
def soap(scope, store):
    item = an_item(scope)
    received(scope, store, item, "10", "5")
    return item


def move(scope, store, *lines, kind=MoveKind.ISSUE, **more):
    wanted = tuple(MovedLine(item_id=item, quantity=Decimal(quantity)) for item, quantity in lines)
    return scope.get(MoveStock)(Moving(kind=kind, warehouse_id=store, lines=wanted, **more))


def on_hand(scope, item):
    return scope.get(InventoryQueries).item(item, SEEN).on_hand


def test_papers_are_numbered(scope, store, soap):
    assert [move(scope, store, (soap, 1)) for _ in range(2)] == ["СД-00001", "СД-00002"]


def test_one_line_too_many_leaves_everything_as_it_was(scope, store, soap):
    other = an_item(scope, "Моп памучен 40 см")
    with pytest.raises(RuleBroken) as refusal:
        move(scope, store, (soap, 4), (other, 1))
    assert refusal.value.code == "stock.below_zero"
    assert on_hand(scope, soap) == 10
    assert move(scope, store, (soap, 1)) == "СД-00001"


@pytest.mark.parametrize(
    ("quantity", "code"), [("-3", "stock.not_positive"), ("0", "stock.not_positive"), ("1e9", "stock.absurd")]
)
def test_silly_quantities_are_refused(scope, store, soap, quantity, code):
    with pytest.raises(RuleBroken) as refusal:
        move(scope, store, (soap, quantity))
    assert refusal.value.code == code


def test_nothing_and_nowhere_are_refused(scope, store, soap):
    for kind, lines, more in [
        (MoveKind.ISSUE, (), {}),
        (MoveKind.TRANSFER, ((soap, 1),), {}),
        (MoveKind.RECEIPT, ((soap, 1),), {}),
    ]:
        with pytest.raises(RuleBroken):
            move(scope, store, *lines, kind=kind, **more)
    with pytest.raises(NotFound):
        move(scope, 999, (soap, 1))


def test_an_issue_is_undone_once(scope, store, soap):
    move(scope, store, (soap, 4))
    last = scope.get(InventoryQueries).moves(SEEN, item_id=soap).rows[0]
    scope.get(ReverseMove)(last.id)
    assert on_hand(scope, soap) == 10
    with pytest.raises(RuleBroken) as refusal:
        scope.get(ReverseMove)(last.id)
    assert refusal.value.code == "stock.reversed_already"
    with scope.get(Engine).connect() as connection:
        assert broken(connection) == {}


def test_a_count_is_posted_once_and_only_for_what_was_counted(scope, store, soap):
    other = an_item(scope, "Моп памучен 40 см")
    received(scope, store, other, "3", "2")
    stocktake = scope.get(StartStocktake)(store)
    scope.get(CountItem)(stocktake, soap, Decimal(12))
    scope.get(CountItem)(stocktake, soap, Decimal(8))
    scope.get(PostStocktake)(stocktake)
    assert (on_hand(scope, soap), on_hand(scope, other)) == (8, 3)
    with pytest.raises(RuleBroken) as refusal:
        scope.get(PostStocktake)(stocktake)
    assert refusal.value.code == "stocktake.posted"


@pytest.mark.parametrize(
    "statement",
    [
        "update stock_moves set quantity = 1",
        "delete from stock_moves",
        "truncate stock_moves",
        "update stock_documents set number = 'x'",
        "delete from stock_documents",
    ],
)
def test_moves_and_their_papers_are_kept_for_ever(scope, store, soap, statement):
    move(scope, store, (soap, 1))
    with scope.get(Engine).connect() as connection, pytest.raises(DBAPIError, match=r"append-only|permission denied"):
        connection.execute(text(statement))


def test_the_database_itself_keeps_balances_above_zero(scope, store, soap):
    with scope.get(Engine).connect() as connection, pytest.raises(DBAPIError, match="below_zero"):
        connection.execute(text("update stock_levels set quantity = quantity - 11"))


def test_a_van_carries_what_it_was_given(scope, store, soap):
    van = a_store(scope, "Бус")
    move(scope, store, (soap, 4), kind=MoveKind.TRANSFER, target_id=van)
    rows = scope.get(InventoryQueries).stock(SEEN, StockFilter(item_id=soap)).rows
    assert {row.warehouse: row.quantity for row in rows} == {"Бус": 4, "Склад Младост": 6}
