"""Who implements the ports of visits."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.visits.card import Cards
from cleaning.adapters.sql.visits.projections import SqlProjections
from cleaning.adapters.sql.visits.queries import SqlVisitQueries
from cleaning.adapters.sql.visits.repositories import SqlCrewsAtWork, SqlVisits
from cleaning.application.visits import ports
from cleaning.application.visits.accept_visit import AcceptVisit
from cleaning.application.visits.assign_visit import AssignVisit, Conflicts
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.application.visits.check_in import CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit
from cleaning.application.visits.mark_task import MarkTasks
from cleaning.application.visits.move_visit import MoveVisit
from cleaning.application.visits.plan_visit import PlanVisit
from cleaning.application.visits.print_acceptance import PrintAcceptance
from cleaning.application.visits.print_order import PrintOrder
from cleaning.application.visits.project_visits import FollowPlan, ProjectVisits
from cleaning.application.visits.queries import VisitQueries
from cleaning.application.visits.show_access import ShowAccess
from cleaning.application.visits.suggest import SuggestOthers


class VisitsProvider(Provider):
    scope = Scope.REQUEST

    visits = provide(SqlVisits, provides=ports.Visits)
    crews = provide(SqlCrewsAtWork, provides=ports.Crews)
    projections = provide(SqlProjections, provides=ports.Projections)
    cards = provide(Cards)
    queries = provide(SqlVisitQueries, provides=VisitQueries)
    parts = provide_all(Conflicts, FollowPlan, ProjectVisits)
    use_cases = provide_all(SuggestOthers, AcceptVisit, AssignVisit, CancelVisit, CheckInVisit, CompleteVisit)
    more_use_cases = provide_all(MarkTasks, MoveVisit, PlanVisit, PrintAcceptance, PrintOrder, ShowAccess)


PROVIDERS = (VisitsProvider(),)
