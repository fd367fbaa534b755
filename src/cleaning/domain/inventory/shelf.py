"""The balances of some items in some warehouses, held while they change: every change is a move, none below zero."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from cleaning.domain.inventory.costing import Holding, amount
from cleaning.domain.inventory.move import Move, Source
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId
from cleaning.domain.shared.money import Money

Place = tuple[WarehouseId, ItemId, str]
FAR = date.max
REVERSIBLE = (MoveKind.ISSUE, MoveKind.WRITE_OFF, MoveKind.CONSUMPTION)


@dataclass(frozen=True, slots=True)
class Lot:
    """How much of one lot lies in one warehouse."""

    quantity: Decimal
    expires_on: date | None = None


@dataclass(kw_only=True)
class Shelf:
    """``holdings`` per branch and item, ``lots`` per warehouse, item and lot ("" when lots are not kept)."""

    branches: dict[WarehouseId, BranchId]
    holdings: dict[tuple[BranchId, ItemId], Holding]
    lots: dict[Place, Lot]
    moves: list[Move] = field(default_factory=list)

    def on_hand(self, warehouse: WarehouseId, item: ItemId) -> Decimal:
        return sum((lot.quantity for place, lot in self.lots.items() if place[:2] == (warehouse, item)), Decimal(0))

    def receive(
        self,
        warehouse: WarehouseId,
        item: ItemId,
        quantity: Decimal,
        value: Money,
        source: Source,
        *,
        lot: str = "",
        expires_on: date | None = None,
    ) -> None:
        """A purchase comes in; its price becomes the last one."""
        key = (self.branches[warehouse], item)
        quantity = amount(quantity)
        self.holdings[key] = self._holding(key).bought(quantity, value)
        self._enter(MoveKind.RECEIPT, warehouse, item, lot, quantity, value, source, expires_on)

    def carry_over(self, warehouse: WarehouseId, item: ItemId, quantity: Decimal, value: Money, source: Source) -> None:
        """What lay there before the company came here, for what it cost."""
        key = (self.branches[warehouse], item)
        quantity = amount(quantity)
        self.holdings[key] = self._holding(key).bought(quantity, value)
        self._enter(MoveKind.OPENING, warehouse, item, "", quantity, value, source, None)

    def give_back(
        self, warehouse: WarehouseId, item: ItemId, quantity: Decimal, source: Source, *, note: str = ""
    ) -> Money:
        """Something issued earlier comes back at today's average; returns its value."""
        return self._return(MoveKind.RETURN, warehouse, item, "", amount(quantity), source, note)

    def take(
        self,
        kind: MoveKind,
        warehouse: WarehouseId,
        item: ItemId,
        quantity: Decimal,
        source: Source,
        *,
        lot: str | None = None,
        note: str = "",
    ) -> Money:
        """Leave at the average cost, what expires first goes first; returns the value that left."""
        quantity = amount(quantity)
        left, worth = quantity, Money.ZERO
        for place in self._first_to_expire(warehouse, item, lot):
            part = min(left, self.lots[place].quantity)
            if part:
                worth = worth + self._leave(kind, place, part, source, note)
                left -= part
        if left:
            raise RuleBroken(
                "stock.below_zero", field="quantity", item=item, wanted=quantity, available=quantity - left
            )
        return worth

    def transfer(
        self, source_id: WarehouseId, target_id: WarehouseId, item: ItemId, quantity: Decimal, source: Source
    ) -> None:
        """Carry to another warehouse, lot by lot, at the cost it has here."""
        if source_id == target_id:
            raise RuleBroken("stock.same_warehouse", field="target_id")
        begun = len(self.moves)
        self.take(MoveKind.TRANSFER, source_id, item, quantity, source)
        for out in self.moves[begun:]:
            key = (self.branches[target_id], item)
            self.holdings[key] = self._holding(key).receive(-out.quantity, -out.value)
            self._enter(MoveKind.TRANSFER, target_id, item, out.lot, -out.quantity, -out.value, source, out.expires_on)

    def count(self, warehouse: WarehouseId, item: ItemId, lot: str, counted: Decimal, source: Source) -> Money:
        """Make the balance what was counted; returns the value found (positive) or missing (negative)."""
        counted = amount(counted, zero=True)
        here = self.lots.get((warehouse, item, lot), Lot(Decimal(0)))
        difference = counted - here.quantity
        if difference > 0:
            return self._return(MoveKind.COUNT, warehouse, item, lot, difference, source, "")
        if difference < 0:
            return -self._leave(MoveKind.COUNT, (warehouse, item, lot), -difference, source, "")
        return Money.ZERO

    def reverse(self, move: Move, source: Source) -> Money:
        """Put back what an issue, a write-off or a visit took, at the cost it left with; returns that value."""
        if move.kind not in REVERSIBLE or move.id is None:
            raise RuleBroken("stock.cannot_reverse", kind=move.kind)
        key = (move.branch_id, move.item_id)
        self.holdings[key] = self._holding(key).receive(-move.quantity, -move.value)
        self._enter(
            MoveKind.REVERSAL,
            move.warehouse_id,
            move.item_id,
            move.lot,
            -move.quantity,
            -move.value,
            source,
            move.expires_on,
        )
        self.moves[-1] = replace(self.moves[-1], reverses_id=move.id)
        return -move.value

    def _holding(self, key: tuple[BranchId, ItemId]) -> Holding:
        return self.holdings.get(key, Holding())

    def _first_to_expire(self, warehouse: WarehouseId, item: ItemId, lot: str | None) -> list[Place]:
        places = [place for place in self.lots if place[:2] == (warehouse, item) and lot in (None, place[2])]
        return sorted(places, key=lambda place: (self.lots[place].expires_on or FAR, place[2]))

    def _return(
        self,
        kind: MoveKind,
        warehouse: WarehouseId,
        item: ItemId,
        lot: str,
        quantity: Decimal,
        source: Source,
        note: str,
    ) -> Money:
        key = (self.branches[warehouse], item)
        holding = self._holding(key)
        cost = holding.average or holding.last
        value = cost * quantity if cost else Money.ZERO
        self.holdings[key] = holding.receive(quantity, value)
        self._enter(kind, warehouse, item, lot, quantity, value, source, None, note)
        return value

    def _enter(
        self,
        kind: MoveKind,
        warehouse: WarehouseId,
        item: ItemId,
        lot: str,
        quantity: Decimal,
        value: Money,
        source: Source,
        expires_on: date | None,
        note: str = "",
    ) -> None:
        place = (warehouse, item, lot)
        here = self.lots.get(place, Lot(Decimal(0), expires_on))
        self.lots[place] = Lot(here.quantity + quantity, expires_on or here.expires_on)
        self._move(kind, place, quantity, value, source, note)

    def _leave(self, kind: MoveKind, place: Place, quantity: Decimal, source: Source, note: str) -> Money:
        warehouse, item, _ = place
        key = (self.branches[warehouse], item)
        self.holdings[key], worth = self._holding(key).release(quantity)
        here = self.lots[place]
        if quantity > here.quantity:
            raise RuleBroken("stock.below_zero", field="quantity", item=item, wanted=quantity, available=here.quantity)
        self.lots[place] = Lot(here.quantity - quantity, here.expires_on)
        self._move(kind, place, -quantity, -worth, source, note)
        return worth

    def _move(self, kind: MoveKind, place: Place, quantity: Decimal, value: Money, source: Source, note: str) -> None:
        warehouse, item, lot = place
        self.moves.append(
            Move(
                branch_id=self.branches[warehouse],
                warehouse_id=warehouse,
                item_id=item,
                lot=lot,
                kind=kind,
                quantity=quantity,
                value=value,
                source=source,
                expires_on=self.lots[place].expires_on,
                note=note,
            )
        )
