"""Who implements the ports of the catalogue."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.catalogue import repositories
from cleaning.adapters.sql.catalogue.queries import SqlCatalogueQueries
from cleaning.adapters.starter.services import ShippedServices
from cleaning.application.catalogue import ports
from cleaning.application.catalogue.add_service import AddService
from cleaning.application.catalogue.change_service import ChangeService
from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.catalogue.set_coefficient import SetCoefficient
from cleaning.application.catalogue.starter import AddReadyServices, ReadyServices


class CatalogueProvider(Provider):
    scope = Scope.REQUEST

    services = provide(repositories.SqlServices, provides=ports.Services)
    coefficients = provide(repositories.SqlCoefficients, provides=ports.Coefficients)
    queries = provide(SqlCatalogueQueries, provides=CatalogueQueries)
    ready = provide(ShippedServices, provides=ReadyServices)
    use_cases = provide_all(AddReadyServices, AddService, ChangeService, SetCoefficient)


PROVIDERS = (CatalogueProvider(),)
