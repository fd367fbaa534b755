"""Who implements the ports of payroll."""

from dishka import Provider, Scope, provide

from cleaning.adapters.sql.payroll.pays import SqlVisitPays
from cleaning.adapters.sql.payroll.queries import SqlPayrollQueries
from cleaning.application.payroll.ports import VisitPays
from cleaning.application.payroll.queries import PayrollQueries


class PayrollProvider(Provider):
    scope = Scope.REQUEST

    pays = provide(SqlVisitPays, provides=VisitPays)
    queries = provide(SqlPayrollQueries, provides=PayrollQueries)


PROVIDERS = (PayrollProvider(),)
