"""Work: visits as a list and one by one; what the office does with them."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import QueryParameter

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.accept_visit import AcceptVisit
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit, Completion
from cleaning.application.visits.mark_task import MarkTasks, TaskMark, TaskState
from cleaning.application.visits.print_acceptance import PrintAcceptance
from cleaning.application.visits.queries import VisitQueries
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId, CrewId, PlanId, PremisesId, VisitId
from cleaning.domain.visits.values import Stage
from cleaning.web.days import day_of, midnight
from cleaning.web.formats import SOFIA
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see
from cleaning.web.i18n import LANGUAGES


class VisitController(Controller):
    path = "/visits"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        clock: FromDishka[Clock],
        visits: FromDishka[VisitQueries],
        workforce: FromDishka[WorkforceQueries],
        clients: FromDishka[ClientQueries],
        premises: FromDishka[PremisesQueries],
        since: Annotated[str, QueryParameter(name="from")] = "",
        until: Annotated[str, QueryParameter(name="to")] = "",
        crew: int | None = None,
        client_id: int | None = None,
        premises_id: int | None = None,
        plan_id: int | None = None,
        contract_id: int | None = None,
        stage: str = "",
        nobody: bool = False,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.VISITS_VIEW)
        narrowed = client_id or premises_id or plan_id or contract_id
        start = day_of(since, clock.today()) if since or not narrowed else None
        end = day_of(until, clock.today()) + timedelta(days=1) if until else None
        found = visits.page(
            viewer.scope,
            start=midnight(start) if start else None,
            end=midnight(end) if end else None,
            crew_id=None if crew is None else CrewId(crew),
            client_id=None if client_id is None else ClientId(client_id),
            premises_id=None if premises_id is None else PremisesId(premises_id),
            plan_id=None if plan_id is None else PlanId(plan_id),
            contract_id=None if contract_id is None else ContractId(contract_id),
            stage=Stage(stage) if stage in list(Stage) else None,
            unassigned=nobody,
            after=after,
        )
        return page(
            request,
            "office/visits/list",
            visits=found,
            since=start,
            until=until,
            crews=workforce.crews(viewer.scope),
            client=clients.chosen(client_id, scope=viewer.scope),
            place=premises.chosen(premises_id, scope=viewer.scope),
            stages=[one.value for one in Stage],
            clock_now=clock.now(),
        )

    @get("/{visit_id:int}")
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
        access.require(Permission.VISITS_VIEW)
        return _page(request, visit_id, form, viewer, visits, premises, clock)

    @get("/{visit_id:int}/acceptance.pdf", media_type="application/pdf")
    @inject
    def protocol(
        self, request: Request, visit_id: int, press: FromDishka[PrintAcceptance], lang: str | None = None
    ) -> Response:
        content, name = press(VisitId(visit_id), lang=lang if lang in LANGUAGES else None)
        return file(content, name, "application/pdf", inline=True)

    @post("/{visit_id:int}/check-in", status_code=200)
    @inject
    def check_in(self, request: Request, visit_id: int, check_in: FromDishka[CheckInVisit]) -> Response:
        check_in(Arrival(visit_id=VisitId(visit_id)))
        return see(request, f"/visits/{visit_id}", flash="The visit has begun.")

    @post("/{visit_id:int}/marks", status_code=200)
    @inject
    def mark(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        marks: FromDishka[MarkTasks],
    ) -> Response:
        """One task said to be done, open, or impossible for a reason; ``task_id=all`` ticks what is open."""
        state = form.choice("state", TaskState, required=True)
        tasks = form.refs("task_id")
        if state is None or not tasks:
            raise RuleBroken("field.required", field="task_id")
        reason = form.text("reason")
        marks(VisitId(visit_id), *(TaskMark(task_id=task, state=state, reason=reason) for task in tasks))
        return see(request, f"/visits/{visit_id}")

    @post("/{visit_id:int}/completion", status_code=200)
    @inject
    def complete(self, request: Request, visit_id: int, complete: FromDishka[CompleteVisit]) -> Response:
        complete(Completion(visit_id=VisitId(visit_id)))
        return see(request, f"/visits/{visit_id}", flash="The visit is done; pay, stock and billing know.")

    @post("/{visit_id:int}/cancellation", status_code=200)
    @inject
    def cancel(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
        cancel: FromDishka[CancelVisit],
    ) -> Response:
        with form.attempt():
            cancel(VisitId(visit_id), form.text("reason", required=True), version=form.whole("version"))
        if form.errors:
            return _page(request, visit_id, form, viewer, visits, premises, clock, status=422)
        return see(request, f"/visits/{visit_id}", flash="The visit is cancelled; its people are free.")

    @post("/{visit_id:int}/acceptance", status_code=200)
    @inject
    def accept(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
        accept: FromDishka[AcceptVisit],
    ) -> Response:
        with form.attempt():
            accept(VisitId(visit_id), form.text("name", required=True))
        if form.errors:
            return _page(request, visit_id, form, viewer, visits, premises, clock, status=422)
        return see(request, f"/visits/{visit_id}", flash="Accepted")


def _page(
    request: Request,
    visit_id: int,
    form: Form,
    viewer: Viewer,
    visits: VisitQueries,
    premises: PremisesQueries,
    clock: Clock,
    *,
    status: int = 200,
) -> Response:
    if form.errors and "" not in form.errors:
        # The field lies in a dialog that is closed again, so the page says it.
        form.errors[""] = next(iter(form.errors.values()))
    visit = visits.card(VisitId(visit_id), viewer.scope)
    more: dict[str, Any] = {"day": visit.starts_at.astimezone(SOFIA).date()}
    if viewer.can(Permission.PREMISES_VIEW):
        more["place"] = premises.card(visit.premises_id, scope=viewer.scope)
    now = clock.now()
    late = visit.stage is Stage.PLANNED and visit.starts_at < now
    return page(request, "office/visits/page", status=status, form=form, visit=visit, late=late, clock_now=now, **more)


ROUTES = (VisitController,)
