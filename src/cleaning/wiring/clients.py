"""Who implements the ports of clients."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.clients.belongings import SqlBelongings
from cleaning.adapters.sql.clients.habits import SqlHabits
from cleaning.adapters.sql.clients.intake import SqlIntake
from cleaning.adapters.sql.clients.persons import SqlPersons
from cleaning.adapters.sql.clients.queries import SqlClientQueries
from cleaning.adapters.sql.clients.recipients import SqlConsentTextQueries
from cleaning.adapters.sql.clients.repositories import SqlClients, SqlConsentTexts, SqlFollowUps, SqlInteractions
from cleaning.adapters.sql.clients.standings import SqlStandings
from cleaning.adapters.sql.clients.twins import SqlMerges, SqlTwinQueries
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.archive_client import ArchiveClient, RestoreClient
from cleaning.application.clients.change_client import ChangeClient
from cleaning.application.clients.consent_texts import ConsentTextQueries
from cleaning.application.clients.finish_follow_up import FinishFollowUp
from cleaning.application.clients.importing.ports import Intake
from cleaning.application.clients.keep_up import DeriveStatus
from cleaning.application.clients.log_interaction import CorrectInteraction, EndWish, LogInteraction
from cleaning.application.clients.open_follow_up import OpenFollowUp
from cleaning.application.clients.overview import ReadClient
from cleaning.application.clients.persons.export_person import ExportPerson
from cleaning.application.clients.persons.forget_person import ForgetPerson
from cleaning.application.clients.persons.ports import Persons
from cleaning.application.clients.ports import Clients, ConsentTexts, FollowUps, Habits, Interactions, Standings
from cleaning.application.clients.postpone_follow_up import AssignFollowUp, PostponeFollowUp
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.record_consent import NoteConsent, RecordConsent
from cleaning.application.clients.set_follow_up import SetFollowUp
from cleaning.application.clients.set_kind_rules import SetKindRules
from cleaning.application.clients.twins.look_for_twins import ListTwins, LookForTwins
from cleaning.application.clients.twins.merge_clients import MergeClients, TellApart, UndoMerge
from cleaning.application.clients.twins.ports import Belongings, Merges
from cleaning.application.clients.twins.preview_merge import PreviewMerge
from cleaning.application.clients.twins.queries import TwinQueries
from cleaning.application.clients.write_consent_text import WriteConsentText


class ClientsProvider(Provider):
    scope = Scope.REQUEST

    clients = provide(SqlClients, provides=Clients)
    interactions = provide(SqlInteractions, provides=Interactions)
    consent_texts = provide(SqlConsentTexts, provides=ConsentTexts)
    consent_editions = provide(SqlConsentTextQueries, provides=ConsentTextQueries)
    follow_ups = provide(SqlFollowUps, provides=FollowUps)
    habits = provide(SqlHabits, provides=Habits)
    standings = provide(SqlStandings, provides=Standings)
    intake = provide(SqlIntake, provides=Intake)
    queries = provide(SqlClientQueries, provides=ClientQueries)
    talks = provide_all(LogInteraction, CorrectInteraction, EndWish)
    promises = provide_all(SetFollowUp, OpenFollowUp, PostponeFollowUp, AssignFollowUp, FinishFollowUp)
    use_cases = provide_all(
        AddClient,
        ChangeClient,
        ArchiveClient,
        RestoreClient,
        NoteConsent,
        RecordConsent,
        WriteConsentText,
        SetKindRules,
        ReadClient,
        DeriveStatus,
    )


class TwinsProvider(Provider):
    scope = Scope.REQUEST

    merges = provide(SqlMerges, provides=Merges)
    belongings = provide(SqlBelongings, provides=Belongings)
    queries = provide(SqlTwinQueries, provides=TwinQueries)
    use_cases = provide_all(LookForTwins, ListTwins, PreviewMerge, MergeClients, UndoMerge, TellApart)


class PersonsProvider(Provider):
    scope = Scope.REQUEST

    persons = provide(SqlPersons, provides=Persons)
    use_cases = provide_all(ExportPerson, ForgetPerson)


PROVIDERS = (ClientsProvider(), TwinsProvider(), PersonsProvider())
