"""Items, warehouses and counts, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.inventory.tables import stock_moves, warehouses
from cleaning.adapters.sql.session import OurSession
from cleaning.domain.inventory.item import Item
from cleaning.domain.inventory.stocktake import Stocktake
from cleaning.domain.inventory.warehouse import Warehouse
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId


@dataclass(frozen=True, slots=True)
class SqlItems:
    session: OurSession

    def add(self, item: Item) -> None:
        self.session.add(item)
        with translated():
            self.session.flush()

    def get(self, item_id: ItemId, *, lock: bool = False) -> Item:
        item = self.session.hold(Item, item_id) if lock else self.session.get(Item, item_id)
        if item is None:
            raise NotFound("item", item_id)
        return item

    def moved(self, item_id: ItemId) -> bool:
        return bool(self.session.scalar(select(exists().where(stock_moves.c.item_id == item_id))))


@dataclass(frozen=True, slots=True)
class SqlWarehouses:
    session: OurSession

    def add(self, warehouse: Warehouse) -> None:
        self.session.add(warehouse)
        with translated():
            self.session.flush()

    def get(self, warehouse_id: WarehouseId) -> Warehouse:
        if (warehouse := self.session.get(Warehouse, warehouse_id)) is None:
            raise NotFound("warehouse", warehouse_id)
        return warehouse

    def main(self, branch_id: BranchId) -> Warehouse | None:
        found = select(Warehouse).where(warehouses.c.branch_id == branch_id, warehouses.c.main)
        return self.session.scalars(found).first()


@dataclass(frozen=True, slots=True)
class SqlStocktakes:
    session: OurSession

    def add(self, stocktake: Stocktake) -> None:
        self.session.add(stocktake)
        self.session.flush()

    def get(self, stocktake_id: int) -> Stocktake:
        found = self.session.hold(Stocktake, stocktake_id)
        if found is None:
            raise NotFound("stocktake", stocktake_id)
        return found
