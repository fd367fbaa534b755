"""Who implements the ports of clients."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.files.spreadsheets import SpreadsheetFiles
from cleaning.adapters.sql.clients.imports import SqlImportQueries, SqlImports, SqlProgressBoard
from cleaning.adapters.sql.clients.intake import SqlIntake
from cleaning.adapters.sql.clients.queries import SqlClientQueries
from cleaning.adapters.sql.clients.repositories import SqlClients, SqlInteractions
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.archive_client import ArchiveClient, RestoreClient
from cleaning.application.clients.change_client import ChangeClient
from cleaning.application.clients.importing.begin_import import BeginImport
from cleaning.application.clients.importing.correct_import import ChooseColumns, DecideRow
from cleaning.application.clients.importing.make_plan import MakePlan
from cleaning.application.clients.importing.ports import Imports, Intake, ProgressBoard, Spreadsheets
from cleaning.application.clients.importing.queries import ImportQueries
from cleaning.application.clients.importing.run_import import RunImport, StartImport, UndoImport
from cleaning.application.clients.log_interaction import FinishFollowUp, LogInteraction
from cleaning.application.clients.overview import ReadClient
from cleaning.application.clients.ports import Clients, Interactions
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.record_consent import RecordConsent


class ClientsProvider(Provider):
    scope = Scope.REQUEST

    clients = provide(SqlClients, provides=Clients)
    interactions = provide(SqlInteractions, provides=Interactions)
    queries = provide(SqlClientQueries, provides=ClientQueries)
    use_cases = provide_all(
        AddClient, ChangeClient, ArchiveClient, RestoreClient, RecordConsent, LogInteraction, FinishFollowUp, ReadClient
    )


class ImportsProvider(Provider):
    scope = Scope.REQUEST

    imports = provide(SqlImports, provides=Imports)
    intake = provide(SqlIntake, provides=Intake)
    queries = provide(SqlImportQueries, provides=ImportQueries)
    spreadsheets = provide(SpreadsheetFiles, provides=Spreadsheets)
    board = provide(SqlProgressBoard, provides=ProgressBoard)
    use_cases = provide_all(BeginImport, MakePlan, ChooseColumns, DecideRow, RunImport, StartImport, UndoImport)


PROVIDERS = (ClientsProvider(), ImportsProvider())
