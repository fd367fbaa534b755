"""A shelf only changes by moves, never below nothing, and what expires first goes first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cleaning.domain.inventory.move import Source
from cleaning.domain.inventory.shelf import Shelf
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId
from cleaning.domain.shared.money import Money

STORE, VAN, FAR = WarehouseId(1), WarehouseId(2), WarehouseId(3)
SOFIA, VARNA = BranchId(1), BranchId(2)
SOAP = ItemId(7)
PAPER = Source("receipt", 1)


def a_shelf() -> Shelf:
    return Shelf(branches={STORE: SOFIA, VAN: SOFIA, FAR: VARNA}, holdings={}, lots={})


def stocked(quantity: int = 10, value: int = 100) -> Shelf:
    shelf = a_shelf()
    shelf.receive(STORE, SOAP, Decimal(quantity), Money(value), PAPER)
    return shelf


def test_what_expires_first_goes_first():
    shelf = a_shelf()
    shelf.receive(STORE, SOAP, Decimal(5), Money(50), PAPER, lot="B", expires_on=date(2028, 1, 1))
    shelf.receive(STORE, SOAP, Decimal(5), Money(50), PAPER, lot="A", expires_on=date(2027, 1, 1))
    shelf.receive(STORE, SOAP, Decimal(5), Money(50), PAPER)
    shelf.take(MoveKind.ISSUE, STORE, SOAP, Decimal(7), PAPER)
    assert [(move.lot, move.quantity) for move in shelf.moves[3:]] == [("A", Decimal(-5)), ("B", Decimal(-2))]


def test_nothing_leaves_that_is_not_there():
    shelf = stocked()
    with pytest.raises(RuleBroken) as refusal:
        shelf.take(MoveKind.ISSUE, STORE, SOAP, Decimal(11), PAPER)
    assert (refusal.value.code, refusal.value.facts["available"]) == ("stock.below_zero", Decimal(10))


def test_the_branch_average_does_not_lend_stock_of_another_warehouse():
    shelf = stocked()
    shelf.transfer(STORE, VAN, SOAP, Decimal(4), Source("transfer", 1))
    with pytest.raises(RuleBroken):
        shelf.take(MoveKind.ISSUE, VAN, SOAP, Decimal(5), PAPER)


def test_a_transfer_within_a_branch_changes_no_cost():
    shelf = stocked()
    shelf.transfer(STORE, VAN, SOAP, Decimal(3), Source("transfer", 1))
    assert (shelf.on_hand(STORE, SOAP), shelf.on_hand(VAN, SOAP)) == (Decimal(7), Decimal(3))
    assert (shelf.holdings[SOFIA, SOAP].quantity, shelf.holdings[SOFIA, SOAP].value) == (Decimal(10), Money(100))


def test_a_transfer_to_another_branch_carries_its_cost():
    shelf = stocked()
    shelf.transfer(STORE, FAR, SOAP, Decimal(3), Source("transfer", 1))
    assert shelf.holdings[SOFIA, SOAP].value == Money(70)
    assert shelf.holdings[VARNA, SOAP].value == Money(30)


def test_a_transfer_to_itself_is_refused():
    with pytest.raises(RuleBroken) as refusal:
        stocked().transfer(STORE, STORE, SOAP, Decimal(3), Source("transfer", 1))
    assert refusal.value.code == "stock.same_warehouse"


@pytest.mark.parametrize(("counted", "value"), [(12, 20), (7, -30), (10, 0)])
def test_a_count_makes_the_books_say_what_was_found(counted, value):
    shelf = stocked()
    assert shelf.count(STORE, SOAP, "", Decimal(counted), Source("stocktake", 1)) == Money(value)
    assert shelf.on_hand(STORE, SOAP) == counted


def test_a_return_comes_back_at_the_average():
    shelf = stocked()
    shelf.take(MoveKind.ISSUE, STORE, SOAP, Decimal(10), PAPER)
    assert shelf.give_back(STORE, SOAP, Decimal(2), Source("return", 1)) == Money(20)


def test_a_reversal_restores_quantity_and_value():
    shelf = stocked(3, 1)
    shelf.take(MoveKind.CONSUMPTION, STORE, SOAP, Decimal(1), Source("visit", 1))
    shelf.reverse(replace(shelf.moves[-1], id=99), Source("reversal", 1))
    assert (shelf.holdings[SOFIA, SOAP].quantity, shelf.holdings[SOFIA, SOAP].value) == (Decimal(3), Money(1))
    assert shelf.moves[-1].reverses_id == 99


def test_a_purchase_is_not_simply_reversed():
    shelf = stocked()
    with pytest.raises(RuleBroken) as refusal:
        shelf.reverse(replace(shelf.moves[0], id=1), Source("reversal", 1))
    assert refusal.value.code == "stock.cannot_reverse"
