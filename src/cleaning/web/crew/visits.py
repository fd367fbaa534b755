"""The crew's phone: today's visits, and one visit with one thing to do next. No prices anywhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.accept_visit import AcceptVisit
from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit, Completion
from cleaning.application.visits.mark_task import MarkTasks, TaskMark, TaskState
from cleaning.application.visits.queries import VisitCard, VisitQueries, VisitRow
from cleaning.application.visits.show_access import ShowAccess
from cleaning.domain.shared.errors import DomainError, NotFound, RuleBroken
from cleaning.domain.shared.ids import AccessCodeId, EmployeeId, VisitId
from cleaning.domain.visits.values import Place, Stage
from cleaning.web.crew.rooms import rooms_of
from cleaning.web.days import day_of, midnight
from cleaning.web.errors import sentence
from cleaning.web.formats import SOFIA
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, is_htmx, page, part, see


class CrewController(Controller):
    path = "/crew"

    @get("/")
    @inject
    def today(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        clock: FromDishka[Clock],
        day: str = "",
    ) -> Response:
        access.require(Permission.VISITS_OWN_WORK)
        chosen = day_of(day, clock.today())
        return page(
            request,
            "crew/today",
            day=chosen,
            today=clock.today(),
            stops=_stops(visits, viewer, chosen),
            tomorrow=chosen + timedelta(days=1),
            tab="today",
        )

    @get("/visits/{visit_id:int}")
    @inject
    def show(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.VISITS_OWN_WORK)
        return _visit(request, visit_id, viewer, visits, premises, clock)

    @post("/visits/{visit_id:int}/check-in", status_code=200)
    @inject
    def check_in(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        check_in: FromDishka[CheckInVisit],
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        latitude, longitude = form.decimal("latitude", least=-90), form.decimal("longitude", least=-180)
        place = None
        if not form.errors and latitude is not None and longitude is not None:
            place = Place(latitude, longitude)
        check_in(Arrival(visit_id=VisitId(visit_id), at=_at(form), place=place))
        return _after(request, visit_id, viewer, visits, premises, clock)

    @post("/visits/{visit_id:int}/marks", status_code=200)
    @inject
    def mark(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        marks: FromDishka[MarkTasks],
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        state = form.choice("state", TaskState, required=True)
        if state is None:
            raise RuleBroken("field.required", field="state")
        mark = TaskMark(
            task_id=form.ref("task_id"),
            position=form.whole("position", least=0) or 0,
            title=form.text("title", max=1000),
            state=state,
            reason=form.text("reason"),
            at=_at(form),
        )
        marks(VisitId(visit_id), mark)
        return _after(request, visit_id, viewer, visits, premises, clock)

    @post("/visits/{visit_id:int}/completion", status_code=200)
    @inject
    def complete(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        complete: FromDishka[CompleteVisit],
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        try:
            complete(Completion(visit_id=VisitId(visit_id), at=_at(form)))
        except RuleBroken as refusal:
            if refusal.code != "visit.tasks_left":
                raise
            return _after(request, visit_id, viewer, visits, premises, clock, refusal=refusal)
        return _after(request, visit_id, viewer, visits, premises, clock)

    @post("/visits/{visit_id:int}/acceptance", status_code=200)
    @inject
    def accept(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        accept: FromDishka[AcceptVisit],
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        accept(VisitId(visit_id), form.text("name"))
        return _after(request, visit_id, viewer, visits, premises, clock)

    @post("/visits/{visit_id:int}/codes/{code_id:int}", status_code=200, untold=True)
    @inject
    def reveal(self, request: Request, visit_id: int, code_id: int, show: FromDishka[ShowAccess]) -> Response:
        shown = show(VisitId(visit_id), AccessCodeId(code_id))
        return page(request, "crew/revealed", visit_id=visit_id, revealed=shown, tab="today")


def _at(form: Form) -> datetime | None:
    """When it really was, as a phone that was offline says it."""
    moment = form.instant("at")
    return None if form.errors else moment


def _stops(visits: VisitQueries, viewer: Viewer, day: date) -> list[VisitRow]:
    if viewer.employee_id is None:
        return []
    end = midnight(day + timedelta(days=1))
    return visits.of_employee(EmployeeId(viewer.employee_id), midnight(day), end)


def _shown(
    visit_id: int, viewer: Viewer, visits: VisitQueries, premises: PremisesQueries, clock: Clock
) -> dict[str, Any]:
    visit: VisitCard = visits.card(VisitId(visit_id), viewer.scope)
    if viewer.employee_id not in [member.employee_id for member in visit.members]:
        raise NotFound("visit", visit_id)
    day = visit.starts_at.astimezone(SOFIA).date()
    stops = [stop.id for stop in _stops(visits, viewer, day)]
    began = visit.started_at
    return {
        "visit": visit,
        "place": premises.card(visit.premises_id, scope=viewer.scope),
        "rooms": rooms_of(visit.tasks),
        "number": stops.index(visit.id) + 1 if visit.id in stops else 0,
        "stops": len(stops),
        "day": day,
        "today": clock.today(),
        "worked": (clock.now() - began) if began is not None and visit.stage is Stage.UNDERWAY else None,
        "norm": visit.ends_at - visit.starts_at,
        "tab": "today",
        "refusal": None,
    }


def _visit(
    request: Request,
    visit_id: int,
    viewer: Viewer,
    visits: VisitQueries,
    premises: PremisesQueries,
    clock: Clock,
    **more: Any,
) -> Response:
    return page(request, "crew/visit", **_shown(visit_id, viewer, visits, premises, clock) | more)


def _after(
    request: Request,
    visit_id: int,
    viewer: Viewer,
    visits: VisitQueries,
    premises: PremisesQueries,
    clock: Clock,
    *,
    refusal: DomainError | None = None,
) -> Response:
    """The visit as it is now: its part for htmx, the page again otherwise."""
    status = 200 if refusal is None else 422
    more = {"refusal": None if refusal is None else sentence(request, refusal)}
    if is_htmx(request):
        shown = _shown(visit_id, viewer, visits, premises, clock) | more
        return part(request, "crew/_visit", status=status, **shown)
    if refusal is None:
        return see(request, f"/crew/visits/{visit_id}")
    return _visit(request, visit_id, viewer, visits, premises, clock, status=status, **more)


ROUTES = (CrewController,)
