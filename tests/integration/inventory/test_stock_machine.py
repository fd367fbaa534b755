"""P17: whatever people do in whatever order, stock is never below zero and is the sum of its moves, as is its worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine, text

from cleaning.application.inventory.move_stock import MovedLine, MoveStock, Moving
from cleaning.application.inventory.queries import InventoryQueries, StockFilter
from cleaning.application.inventory.reverse_move import ReverseMove
from cleaning.application.inventory.take_stock import CountItem, PostStocktake, StartStocktake
from cleaning.application.purchasing.enter_line import EnteredLine, EnterLine
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.shared.access import Scope
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.errors import RuleBroken
from tests.app import as_program
from tests.goods import a_receipt, a_store, a_supplier, an_item, scan_id
from tests.integration.inventory.stock_audit import broken
from tests.rounds import a_seed, rounds
from tests.strategies_stock import lots, quantities

ALL = Scope(branch_ids=(1, 2))
places = st.integers(0, 2)
things = st.integers(0, 1)
prices = st.decimals(min_value=0, max_value=60, places=4)


def machine(container, engine):
    class StoreRoom(RuleBasedStateMachine):
        """Two items, two warehouses of one branch and one of another."""

        @initialize()
        def open(self):
            with as_program(container, engine) as scope:
                mark = str(scan_id())
                self.items = [an_item(scope, f"Препарат {n} {mark}", price=None) for n in range(2)]
                self.stores = [a_store(scope, f"Склад {n} {mark}", branch) for n, branch in enumerate((1, 1, 2))]
                self.supplier = a_supplier(scope, f"Доставчик {mark}")
            self.model: dict[tuple[int, int], Decimal] = {}

        def moved(self, place, thing, quantity):
            self.model[place, thing] = self.model.get((place, thing), Decimal(0)) + quantity

        def by_hand(self, kind, place, thing, quantity, target=None):
            with as_program(container, engine) as scope:
                scope.get(MoveStock)(
                    Moving(
                        kind=kind,
                        warehouse_id=self.stores[place],
                        lines=(MovedLine(item_id=self.items[thing], quantity=quantity),),
                        target_id=None if target is None else self.stores[target],
                    )
                )

        @rule(place=places, thing=things, quantity=quantities, price=prices, lot=lots)
        def receive(self, place, thing, quantity, price, lot):
            with as_program(container, engine) as scope:
                receipt = a_receipt(scope, self.stores[place], self.supplier)
                line = EnteredLine(item_id=self.items[thing], quantity=quantity, unit_price=price, lot=lot)
                scope.get(EnterLine)(receipt, line)
                scope.get(PostReceipt)(receipt)
            self.moved(place, thing, quantity)

        @rule(
            kind=st.sampled_from([MoveKind.ISSUE, MoveKind.WRITE_OFF]), place=places, thing=things, quantity=quantities
        )
        def take(self, kind, place, thing, quantity):
            if quantity <= self.model.get((place, thing), 0):
                self.by_hand(kind, place, thing, quantity)
                self.moved(place, thing, -quantity)
            else:
                with pytest.raises(RuleBroken, match=r"stock\.below_zero"):
                    self.by_hand(kind, place, thing, quantity)

        @rule(place=places, thing=things, quantity=quantities)
        def give_back(self, place, thing, quantity):
            self.by_hand(MoveKind.RETURN, place, thing, quantity)
            self.moved(place, thing, quantity)

        @rule(place=places, other=places, thing=things, quantity=quantities)
        def carry(self, place, other, thing, quantity):
            if place != other and quantity <= self.model.get((place, thing), 0):
                self.by_hand(MoveKind.TRANSFER, place, thing, quantity, other)
                self.moved(place, thing, -quantity)
                self.moved(other, thing, quantity)
            else:
                with pytest.raises(RuleBroken, match=r"stock\.(below_zero|same_warehouse)"):
                    self.by_hand(MoveKind.TRANSFER, place, thing, quantity, other)

        @rule(place=places, thing=things, counted=quantities)
        def count(self, place, thing, counted):
            with as_program(container, engine) as scope:
                stocktake = scope.get(StartStocktake)(self.stores[place])
                here = scope.get(InventoryQueries).stock(
                    ALL, StockFilter(warehouse_id=self.stores[place], item_id=self.items[thing])
                )
                if any(row.lots for row in here.rows):
                    return
                scope.get(CountItem)(stocktake, self.items[thing], counted)
                scope.get(PostStocktake)(stocktake)
            self.model[place, thing] = counted

        @rule(place=places, thing=things)
        def regret(self, place, thing):
            wanted = text(
                "select id, quantity from stock_moves m where warehouse_id = :w and item_id = :i"
                " and kind in ('issue', 'write_off')"
                " and not exists (select from stock_moves r where r.reverses_id = m.id) order by id desc limit 1"
            )
            with engine.connect() as connection:
                last = connection.execute(wanted, {"w": self.stores[place], "i": self.items[thing]}).first()
            if last is not None:
                with as_program(container, engine) as scope:
                    scope.get(ReverseMove)(last.id)
                self.moved(place, thing, -last.quantity)

        @invariant()
        def nothing_is_below_zero_lost_or_made_up(self):
            with engine.connect() as connection:
                assert broken(connection) == {}
                for (place, thing), expected in self.model.items():
                    lying = connection.scalar(
                        text("select sum(quantity) from stock_levels where warehouse_id = :w and item_id = :i"),
                        {"w": self.stores[place], "i": self.items[thing]},
                    )
                    assert (lying or Decimal(0)) == expected

    return StoreRoom


def test_stock_is_never_below_zero_and_always_the_sum_of_its_moves(running):
    _, container = running
    engine = container.get(Engine)
    with engine.begin() as connection:
        connection.execute(text("insert into branches (name) values ('Варна')"))
    run_state_machine_as_test(
        seed(a_seed())(machine(container, engine)),
        settings=settings(max_examples=rounds(8, 100), stateful_step_count=rounds(20, 50), deadline=None),
    )
