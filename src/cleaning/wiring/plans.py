"""Who implements the ports of plans."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.plans.queries import SqlPlanQueries
from cleaning.adapters.sql.plans.repositories import SqlMarks, SqlPlans
from cleaning.application.plans import ports
from cleaning.application.plans.change_plan import AddItem, ChangeItem, DropItem
from cleaning.application.plans.mark_item import MarkItem
from cleaning.application.plans.preview_change import PreviewChange
from cleaning.application.plans.print_specification import PrintSpecification
from cleaning.application.plans.queries import PlanQueries
from cleaning.application.plans.reactions import Outcomes


class PlansProvider(Provider):
    scope = Scope.REQUEST

    plans = provide(SqlPlans, provides=ports.Plans)
    marks = provide(SqlMarks, provides=ports.Marks)
    queries = provide(SqlPlanQueries, provides=PlanQueries)
    outcomes = provide(Outcomes)
    use_cases = provide_all(AddItem, ChangeItem, DropItem, MarkItem, PreviewChange, PrintSpecification)


PROVIDERS = (PlansProvider(),)
