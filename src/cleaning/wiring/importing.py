"""Who implements the ports of importing, and every kind of list there is."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.importing.imports import SqlImports, SqlProgressBoard
from cleaning.adapters.sql.importing.queries import SqlImportQueries
from cleaning.adapters.sql.importing.records import SqlRecords
from cleaning.adapters.sql.sales.series import SqlSeriesParties
from cleaning.application.clients.importing.kind import ClientLists
from cleaning.application.clients.importing.whose import Whose
from cleaning.application.importing.begin_import import BeginImport
from cleaning.application.importing.choose_columns import ChooseColumns
from cleaning.application.importing.correct_cell import CorrectCell
from cleaning.application.importing.decide_row import DecideRow
from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.make_plan import MakePlan
from cleaning.application.importing.open_import import OpenImport
from cleaning.application.importing.ports import Imports, ProgressBoard, Records, Spreadsheets
from cleaning.application.importing.queries import ImportQueries
from cleaning.application.importing.reseal_lists import ResealLists
from cleaning.application.importing.run_import import RunImport
from cleaning.application.importing.sealed_cells import SealedCells
from cleaning.application.importing.start_import import StartImport
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.ledger.importing.kind import Balances
from cleaning.application.ledger.importing.money import MoneyLists
from cleaning.application.ledger.importing.payables import PayableLists
from cleaning.application.ledger.importing.receivables import ReceivableLists
from cleaning.application.ledger.importing.stock import StockLists
from cleaning.application.premises.importing.kind import PremisesLists
from cleaning.application.sales.importing.kind import SeriesLists
from cleaning.application.sales.importing.ports import SeriesParties


class ImportingProvider(Provider):
    scope = Scope.REQUEST

    imports = provide(SqlImports, provides=Imports)
    queries = provide(SqlImportQueries, provides=ImportQueries)
    board = provide(SqlProgressBoard, provides=ProgressBoard)
    records = provide(SqlRecords, provides=Records)
    parts = provide_all(SealedCells, MakePlan, OpenImport, Whose)
    correcting = provide_all(ChooseColumns, CorrectCell, DecideRow)
    use_cases = provide_all(BeginImport, StartImport, RunImport, UndoImport, ResealLists)
    lists = provide_all(ClientLists, PremisesLists, SeriesLists)
    series = provide(SqlSeriesParties, provides=SeriesParties)
    balances = provide_all(Balances, ReceivableLists, PayableLists, MoneyLists, StockLists)

    @provide
    def kinds(
        self,
        clients: ClientLists,
        premises: PremisesLists,
        series: SeriesLists,
        receivables: ReceivableLists,
        payables: PayableLists,
        money: MoneyLists,
        stock: StockLists,
    ) -> Kinds:
        return Kinds((clients, premises, series, receivables, payables, money, stock))

    @provide
    def spreadsheets(self) -> Spreadsheets:
        from cleaning.adapters.files.spreadsheets import SpreadsheetFiles  # its readers come with the first file

        return SpreadsheetFiles()


PROVIDERS = (ImportingProvider(),)
