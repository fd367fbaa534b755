"""Count a warehouse and make the books say what was found."""

from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.inventory.ports import Stock, Stocktakes, Warehouses
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.inventory.events import StockCorrected
from cleaning.domain.inventory.move import Source
from cleaning.domain.inventory.stocktake import Stocktake
from cleaning.domain.shared.ids import ItemId, WarehouseId


@dataclass(frozen=True, slots=True)
class StartStocktake:
    """``blind`` hides what the books expect from those who count."""

    work: Work
    warehouses: Warehouses
    stocktakes: Stocktakes
    access: Access
    clock: Clock

    def __call__(self, warehouse_id: WarehouseId, *, blind: bool = False) -> int:
        with self.work:
            warehouse = self.warehouses.get(warehouse_id)
            self.access.require(Permission.INVENTORY_STOCK_MOVE, branch=warehouse.branch_id)
            stocktake = Stocktake(
                branch_id=warehouse.branch_id,
                warehouse_id=warehouse_id,
                started_at=self.clock.now(),
                blind=blind,
            )
            self.stocktakes.add(stocktake)
            assert stocktake.id is not None
            return stocktake.id


@dataclass(frozen=True, slots=True)
class CountItem:
    """The last count of an item holds."""

    work: Work
    stocktakes: Stocktakes
    access: Access

    def __call__(self, stocktake_id: int, item_id: ItemId, quantity: Decimal, lot: str = "") -> None:
        with self.work:
            stocktake = self.stocktakes.get(stocktake_id)
            self.access.require(Permission.INVENTORY_STOCK_MOVE, branch=stocktake.branch_id)
            stocktake.count(item_id, lot, quantity)


@dataclass(frozen=True, slots=True)
class PostStocktake:
    """Differences become moves at the average cost; a second time is refused."""

    work: Work
    stocktakes: Stocktakes
    stock: Stock
    numbers: Numbers
    access: Access
    clock: Clock

    def __call__(self, stocktake_id: int) -> str:
        with self.work:
            stocktake = self.stocktakes.get(stocktake_id)
            self.access.require(Permission.INVENTORY_STOCK_MOVE, branch=stocktake.branch_id)
            stocktake.must_be_open()
            shelf = self.stock.hold([stocktake.warehouse_id], {line.item_id for line in stocktake.lines})
            now, today = self.clock.now(), self.clock.today()
            source = Source("stocktake", stocktake_id)
            for line in stocktake.lines:
                place = (stocktake.warehouse_id, line.item_id, line.lot)
                line.expected = shelf.lots[place].quantity if place in shelf.lots else Decimal(0)
                difference = shelf.count(*place, line.counted, source)
                if difference:
                    self.work.tell(
                        StockCorrected(
                            branch_id=stocktake.branch_id,
                            item_id=line.item_id,
                            value=difference,
                            on=today,
                            source_kind=source.kind,
                            source_id=source.id,
                        )
                    )
            self.stock.keep(shelf, now)
            number = self.numbers.take("stocktake", branch=stocktake.branch_id, prefix="ИНВ-", width=5)
            stocktake.close(number, now)
            return number
