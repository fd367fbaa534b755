"""Who implements the ports of clients."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.clients.queries import SqlClientQueries
from cleaning.adapters.sql.clients.repositories import SqlClients, SqlInteractions
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.archive_client import ArchiveClient, RestoreClient
from cleaning.application.clients.change_client import ChangeClient
from cleaning.application.clients.log_interaction import FinishFollowUp, LogInteraction
from cleaning.application.clients.ports import Clients, Interactions
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.record_consent import RecordConsent


class ClientsProvider(Provider):
    scope = Scope.REQUEST

    clients = provide(SqlClients, provides=Clients)
    interactions = provide(SqlInteractions, provides=Interactions)
    queries = provide(SqlClientQueries, provides=ClientQueries)
    use_cases = provide_all(
        AddClient, ChangeClient, ArchiveClient, RestoreClient, RecordConsent, LogInteraction, FinishFollowUp
    )


PROVIDERS = (ClientsProvider(),)
