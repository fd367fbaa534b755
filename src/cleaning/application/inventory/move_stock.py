"""Moves people make by hand: give out, take back, throw away, carry to another warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from cleaning.application.inventory.ports import Stock, Warehouses
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.inventory.events import MaterialsConsumed, StockCorrected, UsedMaterial
from cleaning.domain.inventory.move import Source
from cleaning.domain.inventory.shelf import Shelf
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId
from cleaning.domain.shared.money import Money

BY_HAND = (MoveKind.ISSUE, MoveKind.RETURN, MoveKind.WRITE_OFF, MoveKind.TRANSFER)


class MovedLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    item_id: ItemId
    quantity: Decimal


class Moving(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``kind`` is issue, return, write_off or transfer (which needs ``target_id``); quantities are positive."""

    kind: MoveKind
    warehouse_id: WarehouseId
    lines: tuple[MovedLine, ...]
    target_id: WarehouseId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoveStock:
    """All lines or none; returns the number of the paper."""

    work: Work
    warehouses: Warehouses
    stock: Stock
    numbers: Numbers
    access: Access
    clock: Clock

    def __call__(self, command: Moving) -> str:
        with self.work:
            warehouse = self.warehouses.get(command.warehouse_id)
            self.access.require(Permission.INVENTORY_STOCK_MOVE, branch=warehouse.branch_id)
            if command.kind not in BY_HAND:
                raise RuleBroken("stock.not_by_hand", field="kind", kind=command.kind)
            if not command.lines:
                raise RuleBroken("stock.nothing", field="lines")
            places = [warehouse.known_id]
            if command.kind == MoveKind.TRANSFER:
                places.append(self._target(command))
            shelf = self.stock.hold(places, {line.item_id for line in command.lines})
            now = self.clock.now()
            number = self.numbers.take("stock_document", branch=warehouse.branch_id, prefix="СД-", width=5)
            paper = self.stock.document(
                command.kind, number, warehouse, target_id=command.target_id, note=command.note, at=now
            )
            for line in command.lines:
                self._move(command, warehouse.known_id, warehouse.branch_id, line, paper, shelf)
            self.stock.keep(shelf, now)
            return number

    def _target(self, command: Moving) -> WarehouseId:
        if command.target_id is None:
            raise RuleBroken("field.required", field="target_id")
        target = self.warehouses.get(command.target_id)
        self.access.require(Permission.INVENTORY_STOCK_MOVE, branch=target.branch_id)
        return target.known_id

    def _move(
        self, command: Moving, place: WarehouseId, branch: BranchId, line: MovedLine, paper: Source, shelf: Shelf
    ) -> None:
        item, quantity = line.item_id, line.quantity
        today = self.clock.today()
        if command.kind == MoveKind.TRANSFER:
            assert command.target_id is not None
            shelf.transfer(place, command.target_id, item, quantity, paper)
        elif command.kind == MoveKind.RETURN:
            value = shelf.give_back(place, item, quantity, paper, note=command.note)
            self.work.tell(_used(branch, item, -quantity, -value, today, paper))
        else:
            value = shelf.take(command.kind, place, item, quantity, paper, note=command.note)
            if command.kind == MoveKind.ISSUE:
                self.work.tell(_used(branch, item, quantity, value, today, paper))
            else:
                self.work.tell(_corrected(branch, item, -value, today, paper))


def _used(branch: BranchId, item: ItemId, quantity: Decimal, value: Money, on: date, by: Source) -> MaterialsConsumed:
    return MaterialsConsumed(
        branch_id=branch,
        used=(UsedMaterial(item_id=item, quantity=quantity, value=value),),
        on=on,
        source_kind=by.kind,
        source_id=by.id,
    )


def _corrected(branch: BranchId, item: ItemId, value: Money, on: date, by: Source) -> StockCorrected:
    return StockCorrected(branch_id=branch, item_id=item, value=value, on=on, source_kind=by.kind, source_id=by.id)
