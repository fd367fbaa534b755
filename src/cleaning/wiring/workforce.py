"""Who implements the ports of workforce."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.workforce.queries import SqlWorkforceQueries
from cleaning.adapters.sql.workforce.repositories import SqlCrews, SqlEmployees
from cleaning.application.workforce import ports
from cleaning.application.workforce.change_employee import ChangeEmployee
from cleaning.application.workforce.form_crew import ChangeCrew, FormCrew
from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.application.workforce.queries import WorkforceQueries


class WorkforceProvider(Provider):
    scope = Scope.REQUEST

    employees = provide(SqlEmployees, provides=ports.Employees)
    crews = provide(SqlCrews, provides=ports.Crews)
    queries = provide(SqlWorkforceQueries, provides=WorkforceQueries)
    use_cases = provide_all(ChangeCrew, ChangeEmployee, FormCrew, HireEmployee)


PROVIDERS = (WorkforceProvider(),)
