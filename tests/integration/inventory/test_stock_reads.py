"""What is on hand, where, when and for how much."""

from datetime import timedelta
from decimal import Decimal

from cleaning.application.inventory.move_stock import MovedLine, MoveStock, Moving
from cleaning.application.inventory.queries import InventoryQueries, ItemFilter, StockFilter
from cleaning.application.shared.access import Scope
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.money import Money
from tests.goods import NEUTRAL, SEEN, a_registered_company, a_store, an_item, received


def moved(scope, kind, store, item, quantity, target=None):
    scope.get(MoveStock)(
        Moving(
            kind=kind,
            warehouse_id=store,
            target_id=target,
            lines=(MovedLine(item_id=item, quantity=Decimal(quantity)),),
        )
    )


def test_stock_is_told_per_warehouse_and_its_worth_is_the_whole(scope):
    a_registered_company(scope)
    store, van = a_store(scope), a_store(scope, "Бус")
    item = an_item(scope)
    received(scope, store, item, "30", "5.50")
    moved(scope, MoveKind.TRANSFER, store, item, 7, van)
    inventory = scope.get(InventoryQueries)
    rows = inventory.stock(SEEN).rows
    assert {(row.warehouse, row.quantity, row.value) for row in rows} == {
        ("Склад Младост", Decimal(23), Money("126.50")),
        ("Бус", Decimal(7), Money("38.50")),
    }
    assert inventory.stock_value(SEEN) == Money(165)


def test_stock_of_a_past_moment_is_the_sum_of_the_moves_before_it(scope, clock):
    a_registered_company(scope)
    store, item = a_store(scope), an_item(scope)
    received(scope, store, item, "30", "5.50")
    then = clock.at
    clock.at += timedelta(days=3)
    moved(scope, MoveKind.ISSUE, store, item, 25)
    inventory = scope.get(InventoryQueries)
    now_row, then_row = inventory.stock(SEEN).rows[0], inventory.stock(SEEN, StockFilter(at=then)).rows[0]
    assert (now_row.quantity, then_row.quantity) == (Decimal(5), Decimal(30))
    assert (now_row.value, then_row.value) == (Money("27.50"), Money(165))


def test_the_movement_card_shows_the_balance_after_each_move(scope):
    store, item = a_store(scope), an_item(scope)
    received(scope, store, item, "30", "5.50")
    for quantity in (4, 6):
        moved(scope, MoveKind.ISSUE, store, item, quantity)
    rows = scope.get(InventoryQueries).moves(SEEN, item_id=item, warehouse_id=store).rows
    assert [(row.quantity, row.after) for row in rows] == [
        (Decimal(-6), Decimal(20)),
        (Decimal(-4), Decimal(26)),
        (Decimal(30), Decimal(30)),
    ]


def test_pages_follow_one_another_without_gaps(scope):
    store, item = a_store(scope), an_item(scope)
    received(scope, store, item, "30", "5.50")
    for _ in range(4):
        moved(scope, MoveKind.ISSUE, store, item, 1)
    inventory, seen, after = scope.get(InventoryQueries), [], None
    while True:
        page = inventory.moves(SEEN, item_id=item, after=after, limit=2)
        seen += [row.id for row in page.rows]
        if (after := page.next) is None:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 5


def test_nobody_sees_stock_of_a_foreign_branch(scope):
    store, item = a_store(scope), an_item(scope)
    received(scope, store, item, "30", "5.50")
    inventory, elsewhere = scope.get(InventoryQueries), Scope(branch_ids=(99,))
    assert inventory.stock(elsewhere).rows == []
    assert inventory.moves(elsewhere, item_id=item).rows == []
    assert inventory.warehouses(elsewhere) == []
    assert inventory.items(elsewhere).rows[0].on_hand == 0


def test_items_are_found_by_words_in_any_order_code_or_barcode(scope):
    item = an_item(scope, gtin=NEUTRAL)
    an_item(scope, "Моп памучен 40 см")
    inventory = scope.get(InventoryQueries)
    for text in ("под неутрален", "м-0001", NEUTRAL, "0" + NEUTRAL):
        assert [found.id for found in inventory.find(text)] == [item], text
    assert inventory.find("100%_") == []


def test_the_filter_of_what_to_buy_shows_what_is_below_its_minimum(scope):
    store = a_store(scope)
    low, enough = an_item(scope, "Малко", minimum="10"), an_item(scope, "Достатъчно", minimum="10")
    received(scope, store, low, "9", "1")
    received(scope, store, enough, "10", "1")
    rows = scope.get(InventoryQueries).items(SEEN, ItemFilter(below_minimum=True)).rows
    assert [row.id for row in rows] == [low]
