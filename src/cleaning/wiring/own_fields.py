"""Who implements the ports of own fields."""

from dishka import AnyOf, Provider, Scope, provide, provide_all

from cleaning.adapters.sql.company.own_fields import SqlOwnFieldQueries, SqlOwnFieldStore
from cleaning.application.company.own_fields.archive_field import ArchiveOwnField, RestoreOwnField
from cleaning.application.company.own_fields.change_field import ChangeOwnField
from cleaning.application.company.own_fields.define_field import DefineOwnField
from cleaning.application.company.own_fields.move_field import MoveOwnField
from cleaning.application.company.own_fields.ports import OwnFieldStore
from cleaning.application.company.own_fields.queries import OwnFieldQueries
from cleaning.application.shared.own import FillOwn, OwnFields


class OwnFieldsProvider(Provider):
    scope = Scope.REQUEST

    store = provide(SqlOwnFieldStore, provides=OwnFieldStore)
    queries = provide(SqlOwnFieldQueries, provides=AnyOf[OwnFieldQueries, OwnFields])
    use_cases = provide_all(DefineOwnField, ChangeOwnField, ArchiveOwnField, RestoreOwnField, MoveOwnField, FillOwn)


PROVIDERS = (OwnFieldsProvider(),)
