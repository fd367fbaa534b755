"""Who implements the ports of purchasing."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.purchasing import repositories
from cleaning.adapters.sql.purchasing.queries import SqlPurchasingQueries
from cleaning.application.purchasing import ports
from cleaning.application.purchasing.add_supplier import AddSupplier
from cleaning.application.purchasing.change_receipt import ChangeReceipt, DiscardReceipt
from cleaning.application.purchasing.change_supplier import ChangeSupplier
from cleaning.application.purchasing.enter_line import DropLine, EnterLine
from cleaning.application.purchasing.explain_code import ExplainCode
from cleaning.application.purchasing.follow_prices import FollowPrices
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.queries import PurchasingQueries
from cleaning.application.purchasing.record_scan import RecordScan
from cleaning.application.purchasing.record_scans import RecordScans
from cleaning.application.purchasing.start_receipt import StartReceipt
from cleaning.application.purchasing.undo_scan import IgnoreCode, UndoScan
from cleaning.devices.symbols import Gs1Symbols


class PurchasingProvider(Provider):
    scope = Scope.REQUEST

    suppliers = provide(repositories.SqlSuppliers, provides=ports.Suppliers)
    receipts = provide(repositories.SqlReceipts, provides=ports.Receipts)
    scans = provide(repositories.SqlScans, provides=ports.Scans)
    symbols = provide(Gs1Symbols, provides=ports.Symbols)
    queries = provide(SqlPurchasingQueries, provides=PurchasingQueries)
    use_cases = provide_all(AddSupplier, ChangeSupplier, StartReceipt, ChangeReceipt, DiscardReceipt, EnterLine)
    more_use_cases = provide_all(DropLine, ExplainCode, FollowPrices, IgnoreCode, ListPrice, PostReceipt)
    scanning = provide_all(RecordScan, RecordScans, UndoScan)


PROVIDERS = (PurchasingProvider(),)
