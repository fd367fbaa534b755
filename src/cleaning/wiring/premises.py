"""Who implements the ports of premises."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.premises.queries import SqlPremisesQueries
from cleaning.adapters.sql.premises.repositories import SqlPremises
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.change_premises import ChangePremises, ClosePremises, ReopenPremises
from cleaning.application.premises.ports import PremisesStore
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.premises.reveal_access import RevealAccess


class PremisesProvider(Provider):
    scope = Scope.REQUEST

    premises = provide(SqlPremises, provides=PremisesStore)
    queries = provide(SqlPremisesQueries, provides=PremisesQueries)
    use_cases = provide_all(AddPremises, ChangePremises, ClosePremises, ReopenPremises, RevealAccess)


PROVIDERS = (PremisesProvider(),)
