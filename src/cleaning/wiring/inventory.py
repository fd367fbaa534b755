"""Who implements the ports of inventory."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.inventory import repositories
from cleaning.adapters.sql.inventory.queries import SqlInventoryQueries
from cleaning.adapters.sql.inventory.stock import SqlStock
from cleaning.application.inventory import ports
from cleaning.application.inventory.add_item import AddItem
from cleaning.application.inventory.add_warehouse import AddWarehouse, ChangeWarehouse
from cleaning.application.inventory.change_item import ChangeItem
from cleaning.application.inventory.link_barcode import LinkBarcode, UnlinkBarcode
from cleaning.application.inventory.move_stock import MoveStock
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.inventory.reverse_move import ReverseMove
from cleaning.application.inventory.settle_shortage import SettleShortage
from cleaning.application.inventory.take_stock import CountItem, PostStocktake, StartStocktake


class InventoryProvider(Provider):
    scope = Scope.REQUEST

    items = provide(repositories.SqlItems, provides=ports.Items)
    warehouses = provide(repositories.SqlWarehouses, provides=ports.Warehouses)
    stocktakes = provide(repositories.SqlStocktakes, provides=ports.Stocktakes)
    stock = provide(SqlStock, provides=ports.Stock)
    queries = provide(SqlInventoryQueries, provides=InventoryQueries)
    use_cases = provide_all(AddItem, AddWarehouse, ChangeItem, ChangeWarehouse, LinkBarcode, UnlinkBarcode)
    moves = provide_all(MoveStock, ReverseMove, SettleShortage, StartStocktake, CountItem, PostStocktake)


PROVIDERS = (InventoryProvider(),)
