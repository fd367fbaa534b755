"""Balances under a lock. The rows of ``item_costs`` are the gate to an item of a branch, always taken in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Select, and_, insert, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.inventory.keep import keep
from cleaning.adapters.sql.inventory.tables import (
    item_costs,
    items,
    shortages,
    stock_documents,
    stock_levels,
    stock_moves,
)
from cleaning.domain.inventory.costing import Holding
from cleaning.domain.inventory.move import Move, Source
from cleaning.domain.inventory.shelf import Lot, Place, Shelf
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.inventory.warehouse import Warehouse
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, ItemId, VisitId, WarehouseId
from cleaning.domain.shared.money import Money

Key = tuple[BranchId, ItemId]
Row = dict[str, object]


@dataclass
class HeldShelf(Shelf):
    """A shelf that remembers which balances it began with."""

    begun: dict[Place, Lot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SqlStock:
    session: Session

    def hold(self, warehouses_: Iterable[WarehouseId], items_: Iterable[ItemId]) -> HeldShelf:
        places, wanted = sorted(set(warehouses_)), sorted(set(items_))
        branches = self._branches(places)
        keys = sorted({(branch, item) for branch in branches.values() for item in wanted})
        holdings = self._holdings(keys)
        if missing := [key for key in keys if key not in holdings]:
            self._begin(missing)
            holdings = self._holdings(keys)
        lots = self._lots(places, wanted)
        return HeldShelf(branches=branches, holdings=holdings, lots=dict(lots), begun=lots)

    def keep(self, shelf: Shelf, at: datetime) -> None:
        if not shelf.moves:
            return
        assert isinstance(shelf, HeldShelf), "only a held shelf can be kept"
        keys = sorted({(move.branch_id, move.item_id) for move in shelf.moves})
        costs = [_cost_row(key, shelf.holdings[key]) for key in keys]
        with translated():
            keep(self.session, *_levels(shelf), costs, [_move_row(move, at) for move in shelf.moves])
        shelf.begun = dict(shelf.lots)
        shelf.moves.clear()

    def move(self, move_id: int) -> Move:
        found = select(stock_moves, stock_levels.c.expires_on).outerjoin(stock_levels, _SAME_PLACE)
        row = self.session.execute(found.where(stock_moves.c.id == move_id)).one_or_none()
        if row is None:
            raise NotFound("move", move_id)
        return Move(
            id=row.id,
            branch_id=row.branch_id,
            warehouse_id=row.warehouse_id,
            item_id=row.item_id,
            lot=row.lot,
            kind=row.kind,
            quantity=row.quantity,
            value=row.value,
            source=Source(row.source_kind, row.source_id),
            expires_on=row.expires_on,
        )

    def document(
        self,
        kind: MoveKind,
        number: str,
        warehouse: Warehouse,
        *,
        target_id: WarehouseId | None = None,
        note: str = "",
        at: datetime,
    ) -> Source:
        row = insert(stock_documents).values(
            number=number,
            kind=kind,
            branch_id=warehouse.branch_id,
            warehouse_id=warehouse.known_id,
            target_id=target_id,
            note=note,
            at=at,
        )
        return Source(str(kind), self.session.execute(row.returning(stock_documents.c.id)).scalar_one())

    def lacked(
        self,
        visit_id: VisitId,
        branch_id: BranchId,
        warehouse_id: WarehouseId | None,
        missing: dict[ItemId, tuple[Decimal, Decimal]],
        at: datetime,
    ) -> None:
        rows = [
            {
                "at": at,
                "branch_id": branch_id,
                "warehouse_id": warehouse_id,
                "item_id": item,
                "wanted": wanted,
                "missing": lacking,
                "source_kind": "visit",
                "source_id": visit_id,
            }
            for item, (wanted, lacking) in sorted(missing.items())
        ]
        self.session.execute(upsert(shortages).on_conflict_do_nothing(), rows)

    def settle(self, shortage_id: int, at: datetime) -> BranchId:
        row = update(shortages).where(shortages.c.id == shortage_id, shortages.c.settled_at.is_(None))
        branch = self.session.execute(row.values(settled_at=at).returning(shortages.c.branch_id)).scalar()
        if branch is None:
            raise NotFound("shortage", shortage_id)
        return BranchId(branch)

    def _branches(self, places: list[WarehouseId]) -> dict[WarehouseId, BranchId]:
        found: dict[WarehouseId, BranchId] = {}
        for place in places:
            if (warehouse := self.session.get(Warehouse, place)) is None:
                raise NotFound("warehouse", place)
            found[place] = warehouse.branch_id
        return found

    def _holdings(self, keys: list[Key]) -> dict[Key, Holding]:
        return {
            (row.branch_id, row.item_id): Holding(
                quantity=row.quantity, value=row.value, average=row.average_cost, last=row.last_cost
            )
            for row in self.session.execute(self._locked_costs(keys)).all()
        }

    def _locked_costs(self, keys: list[Key]) -> Select[tuple[object, ...]]:
        """Two documents that want the same items wait for one another here, never in a ring."""
        wanted = select(item_costs).where(tuple_(item_costs.c.branch_id, item_costs.c.item_id).in_(keys))
        return wanted.order_by(item_costs.c.branch_id, item_costs.c.item_id).with_for_update()

    def _begin(self, keys: list[Key]) -> None:
        """Rows of nothing, so that there is something to lock; an unknown item is told by its name."""
        wanted = {item for _, item in keys}
        known = set(self.session.scalars(select(items.c.id).where(items.c.id.in_(wanted))))
        if unknown := sorted(wanted - known):
            raise NotFound("item", unknown[0])
        rows = [{"branch_id": b, "item_id": i, "quantity": Decimal(0), "value": Money.ZERO} for b, i in keys]
        self.session.execute(upsert(item_costs).on_conflict_do_nothing(), rows)

    def _lots(self, places: list[WarehouseId], wanted: list[ItemId]) -> dict[Place, Lot]:
        c = stock_levels.c
        here = select(stock_levels).where(c.warehouse_id.in_(places), c.item_id.in_(wanted))
        rows = self.session.execute(here.order_by(c.warehouse_id, c.item_id, c.lot).with_for_update()).all()
        return {(row.warehouse_id, row.item_id, row.lot): Lot(row.quantity, row.expires_on) for row in rows}


def _levels(shelf: HeldShelf) -> tuple[list[Row], list[Row]]:
    """New balances, and changed ones by their difference: without the lock, too, none could fall below zero."""
    new, changed = [], []
    for place in sorted(shelf.lots):
        before, after = shelf.begun.get(place), shelf.lots[place]
        if before != after:
            row = {"warehouse_id": place[0], "item_id": place[1], "lot": place[2], "expires_on": after.expires_on}
            there = Decimal(0) if before is None else before.quantity
            (new if before is None else changed).append({**row, "quantity": after.quantity - there})
    return new, changed


_SAME_PLACE = and_(
    stock_levels.c.warehouse_id == stock_moves.c.warehouse_id,
    stock_levels.c.item_id == stock_moves.c.item_id,
    stock_levels.c.lot == stock_moves.c.lot,
)


def _cost_row(key: Key, holding: Holding) -> Row:
    return {
        "branch_id": key[0],
        "item_id": key[1],
        "quantity": holding.quantity,
        "value": holding.value,
        "average_cost": holding.average,
        "last_cost": holding.last,
    }


def _move_row(move: Move, at: datetime) -> Row:
    return {
        "at": at,
        "branch_id": move.branch_id,
        "warehouse_id": move.warehouse_id,
        "item_id": move.item_id,
        "lot": move.lot,
        "kind": move.kind,
        "quantity": move.quantity,
        "unit_cost": move.unit_cost,
        "value": move.value,
        "source_kind": move.source.kind,
        "source_id": move.source.id,
        "reverses_id": move.reverses_id,
        "note": move.note,
    }
