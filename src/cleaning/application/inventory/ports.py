"""What the use cases of inventory need."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from cleaning.domain.inventory.item import Item
from cleaning.domain.inventory.move import Move, Source
from cleaning.domain.inventory.shelf import Shelf
from cleaning.domain.inventory.stocktake import Stocktake
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.inventory.warehouse import Warehouse
from cleaning.domain.shared.ids import BranchId, ItemId, VisitId, WarehouseId


class Items(Protocol):
    """All the items there are."""

    def add(self, item: Item) -> None: ...

    def get(self, item_id: ItemId, *, lock: bool = False) -> Item:
        """Raise NotFound when there is none."""

    def moved(self, item_id: ItemId) -> bool:
        """Whether stock of it ever moved."""


class Warehouses(Protocol):
    """All the places there are."""

    def add(self, warehouse: Warehouse) -> None: ...

    def get(self, warehouse_id: WarehouseId) -> Warehouse:
        """Raise NotFound when there is none."""

    def main(self, branch_id: BranchId) -> Warehouse | None:
        """Where the branch's visits take from."""


class Stock(Protocol):
    """Balances and moves."""

    def hold(self, warehouses: Iterable[WarehouseId], items: Iterable[ItemId]) -> Shelf:
        """The balances of these items, locked until the end of the work, always in one order."""

    def keep(self, shelf: Shelf, at: datetime) -> None:
        """Store the moves made on a shelf and the balances after them."""

    def move(self, move_id: int) -> Move:
        """Raise NotFound when there is none."""

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
        """The paper that explains moves people make by hand."""

    def lacked(
        self,
        visit_id: VisitId,
        branch_id: BranchId,
        warehouse_id: WarehouseId | None,
        missing: dict[ItemId, tuple[Decimal, Decimal]],
        at: datetime,
    ) -> None:
        """A visit wanted more than there was: per item how much it wanted and how much was missing."""

    def settle(self, shortage_id: int, at: datetime) -> BranchId:
        """Somebody dealt with a shortage; raise NotFound when there is none open."""


class Stocktakes(Protocol):
    def add(self, stocktake: Stocktake) -> None: ...

    def get(self, stocktake_id: int) -> Stocktake:
        """Locked until the end of the work; raise NotFound when there is none."""
