"""Visits, as records, and what is done with them; the crew's phones use the same calls."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import QueryParameter

from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.accept_visit import AcceptVisit
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit, Completion
from cleaning.application.visits.mark_task import MarkTasks, TaskMark
from cleaning.application.visits.plan_visit import OneOff, PlanVisit
from cleaning.application.visits.print_acceptance import PrintAcceptance
from cleaning.application.visits.queries import VisitCard, VisitQueries, VisitRow
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    CrewId,
    EmployeeId,
    PlanId,
    PremisesId,
    ServiceId,
    VisitId,
)
from cleaning.domain.shared.money import Money
from cleaning.domain.visits.values import Place, Stage
from cleaning.web.api.visit_bodies import (
    NewAcceptance,
    NewAssignment,
    NewCancellation,
    NewCheckIn,
    NewCompletion,
    NewTaskMarks,
    NewVisit,
)
from cleaning.web.days import day_of, midnight
from cleaning.web.http import Request, Response, file, inject


def _require_view(access: Access) -> None:
    """Crews see the visits they are sent to; whoever else is an employee too is asked like everybody."""
    own = access.viewer.scope.employee_id is not None
    access.require(Permission.VISITS_OWN_WORK if own else Permission.VISITS_VIEW)


class VisitApi(Controller):
    path = "/visits"
    tags = ["visits"]  # noqa: RUF012 – Litestar reads it as it is

    @get("/", summary="Visits in time order; `from` and `to` are local days, both included, `from` is today by default")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        clock: FromDishka[Clock],
        visits: FromDishka[VisitQueries],
        since: Annotated[str, QueryParameter(name="from")] = "",
        until: Annotated[str, QueryParameter(name="to")] = "",
        crew: int | None = None,
        client: int | None = None,
        premises: int | None = None,
        plan: int | None = None,
        stage: Stage | None = None,
        unassigned: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[VisitRow]:
        _require_view(access)
        today = clock.today()
        return visits.page(
            viewer.scope,
            start=midnight(day_of(since, today)),
            end=midnight(day_of(until, today) + timedelta(days=1)) if until else None,
            crew_id=None if crew is None else CrewId(crew),
            client_id=None if client is None else ClientId(client),
            premises_id=None if premises is None else PremisesId(premises),
            plan_id=None if plan is None else PlanId(plan),
            stage=stage,
            unassigned=unassigned,
            after=after,
            limit=limit,
        )

    @get("/{visit_id:int}", summary="A visit with its people, agreed lines and tasks")
    @inject
    def show(
        self,
        request: Request,
        visit_id: int,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        _require_view(access)
        return visits.card(VisitId(visit_id), viewer.scope)

    @post("/", summary="Plan a one-off visit")
    @inject
    def plan(
        self,
        request: Request,
        data: NewVisit,
        viewer: FromDishka[Viewer],
        plan: FromDishka[PlanVisit],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        visit_id = plan(
            OneOff(
                branch_id=BranchId(data.branch_id or viewer.branch_id or viewer.branch_ids[0]),
                premises_id=PremisesId(data.premises_id),
                service_id=ServiceId(data.service_id),
                starts_at=data.starts_at,
                minutes=data.minutes,
                quantity=data.quantity,
                price=Money(data.price),
                note=data.note,
            )
        )
        return visits.card(visit_id, viewer.scope)

    @post("/{visit_id:int}/assignments", summary="Send people, at its time or another; refused when one is elsewhere")
    @inject
    def assign(
        self,
        request: Request,
        visit_id: int,
        data: NewAssignment,
        viewer: FromDishka[Viewer],
        assign: FromDishka[AssignVisit],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        assign(
            Assignment(
                visit_id=VisitId(visit_id),
                crew_id=None if data.crew_id is None else CrewId(data.crew_id),
                employees=None if data.employees is None else tuple(EmployeeId(one) for one in data.employees),
                starts_at=data.starts_at,
                ends_at=data.ends_at,
                version=data.version,
            )
        )
        return visits.card(VisitId(visit_id), viewer.scope)

    @post("/{visit_id:int}/check-in", summary="The crew is there and begins")
    @inject
    def check_in(
        self,
        request: Request,
        visit_id: int,
        data: NewCheckIn,
        viewer: FromDishka[Viewer],
        check_in: FromDishka[CheckInVisit],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        place = None
        if data.latitude is not None and data.longitude is not None:
            place = Place(data.latitude, data.longitude)
        check_in(Arrival(visit_id=VisitId(visit_id), at=data.at, place=place))
        return visits.card(VisitId(visit_id), viewer.scope)

    @post("/{visit_id:int}/marks", summary="Tick tasks, open them again, or say why they can't be done; all or none")
    @inject
    def mark(
        self,
        request: Request,
        visit_id: int,
        data: NewTaskMarks,
        viewer: FromDishka[Viewer],
        mark: FromDishka[MarkTasks],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        said = (
            TaskMark(
                task_id=one.task_id,
                position=one.position,
                title=one.title,
                state=one.state,
                reason=one.reason,
                at=one.at,
            )
            for one in data.marks
        )
        mark(VisitId(visit_id), *said)
        return visits.card(VisitId(visit_id), viewer.scope)

    @post("/{visit_id:int}/completion", summary="Finish; marks, pay, stock and billing follow")
    @inject
    def complete(
        self,
        request: Request,
        visit_id: int,
        data: NewCompletion,
        viewer: FromDishka[Viewer],
        complete: FromDishka[CompleteVisit],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        complete(Completion(visit_id=VisitId(visit_id), at=data.at))
        return visits.card(VisitId(visit_id), viewer.scope)

    @post("/{visit_id:int}/acceptance", summary="The client's person takes the work over")
    @inject
    def accept(
        self,
        request: Request,
        visit_id: int,
        data: NewAcceptance,
        viewer: FromDishka[Viewer],
        accept: FromDishka[AcceptVisit],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        accept(VisitId(visit_id), data.name)
        return visits.card(VisitId(visit_id), viewer.scope)

    @post("/{visit_id:int}/cancellation", summary="It does not take place; its items are skipped with the reason")
    @inject
    def cancel(
        self,
        request: Request,
        visit_id: int,
        data: NewCancellation,
        viewer: FromDishka[Viewer],
        cancel: FromDishka[CancelVisit],
        visits: FromDishka[VisitQueries],
    ) -> VisitCard:
        cancel(VisitId(visit_id), data.reason, version=data.version)
        return visits.card(VisitId(visit_id), viewer.scope)

    @get("/{visit_id:int}/acceptance/pdf", summary="The acceptance protocol", media_type="application/pdf")
    @inject
    def protocol(
        self, request: Request, visit_id: int, press: FromDishka[PrintAcceptance], lang: str | None = None
    ) -> Response:
        content, name = press(VisitId(visit_id), lang=lang if lang in ("bg", "en") else None)
        return file(content, name, "application/pdf")


ROUTES = (VisitApi,)
