"""Work: who goes to a visit and when; used by the board and by the page of a visit."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.queries import VisitCard, VisitQueries
from cleaning.application.visits.suggest import SuggestOthers
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.shared.errors import Conflict, DomainError, RuleBroken
from cleaning.domain.shared.ids import CrewId, EmployeeId, VisitId
from cleaning.domain.shared.time import TimeSlot
from cleaning.web.days import local, midnight
from cleaning.web.errors import sentence
from cleaning.web.formats import SOFIA
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, is_htmx, page, part, see
from cleaning.web.office.board import this_week

OFFER = re.compile(r"(?P<crew>\d+) (?P<start>\d\d:\d\d) (?P<end>\d\d:\d\d)")
"""A way out as the conflict offers it: crew and times on the wanted day."""


class AssignmentController(Controller):
    path = "/visits/{visit_id:int}"

    @get("/assignment")
    @inject
    def form(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        visits: FromDishka[VisitQueries],
        workforce: FromDishka[WorkforceQueries],
        week: str = "",
    ) -> Response:
        access.require(Permission.VISITS_ASSIGN)
        visit = visits.card(VisitId(visit_id), viewer.scope)
        return _form(request, form, visit, viewer, workforce, week)

    @post("/assignments", status_code=200)
    @inject
    def assign(
        self,
        request: Request,
        visit_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        clock: FromDishka[Clock],
        assign: FromDishka[AssignVisit],
        visits: FromDishka[VisitQueries],
        workforce: FromDishka[WorkforceQueries],
        suggest: FromDishka[SuggestOthers],
    ) -> Response:
        visit = visits.card(VisitId(visit_id), viewer.scope)
        wanted = _wanted(form, visit)
        week = form.get("week") or ""
        refusal: DomainError | None = None
        with form.attempt():
            if not form.errors:
                try:
                    assign(wanted)
                except (RuleBroken, Conflict) as refused:
                    refusal = refused
                    raise
        if refusal is not None and refusal.code == "visit.double_booking":
            return _conflict(request, refusal, visit, wanted, week, viewer, workforce, suggest)
        if form.errors:
            return _form(request, form, visit, viewer, workforce, week, status=422)
        if week and is_htmx(request):
            shown = this_week(week, viewer, clock, visits, workforce)
            return part(request, "office/board/_page", flash="Saved", week=shown)
        return see(request, f"/visits/board?week={week}" if week else f"/visits/{visit_id}", flash="Saved")


def _wanted(form: Form, visit: VisitCard) -> Assignment:
    """What was asked for: a crew, people by name, a day and times; what is left out stays as it is."""
    start = visit.starts_at.astimezone(SOFIA)
    day = form.date("day") or start.date()
    if offer := OFFER.fullmatch(form.get("offer") or ""):
        begins, ends = time.fromisoformat(offer["start"]), time.fromisoformat(offer["end"])
        crew_id: int | None = int(offer["crew"])
    else:
        begins, ends, crew_id = form.time("start") or start.time(), form.time("end"), form.ref("crew_id")
    starts_at = local(day, begins)
    ends_at = starts_at + (visit.ends_at - visit.starts_at)
    if ends is not None:
        ends_at = local(day if ends > begins else day + timedelta(days=1), ends)
    people = tuple(EmployeeId(number) for number in form.refs("employees"))
    by_name = form.flag("by_name")
    return Assignment(
        visit_id=visit.id,
        crew_id=None if crew_id is None else CrewId(crew_id),
        employees=people if by_name else None,
        starts_at=starts_at,
        ends_at=ends_at,
        version=form.whole("version"),
    )


def _form(
    request: Request,
    form: Form,
    visit: VisitCard,
    viewer: Viewer,
    workforce: WorkforceQueries,
    week: str,
    *,
    status: int = 200,
) -> Response:
    context: dict[str, Any] = {
        "form": form,
        "visit": visit,
        "day": visit.starts_at.astimezone(SOFIA).date(),
        "week": week,
        "crews": workforce.crews(viewer.scope, branch_id=visit.branch_id),
        "people": workforce.at_work(viewer.scope, branch_id=visit.branch_id),
        "sent": {member.employee_id for member in visit.members},
    }
    if is_htmx(request):
        return part(request, "office/visits/_assignment", status=status, inside="#dialogs", **context)
    return page(request, "office/visits/assignment", status=status, **context)


def _conflict(
    request: Request,
    refusal: DomainError,
    visit: VisitCard,
    wanted: Assignment,
    week: str,
    viewer: Viewer,
    workforce: WorkforceQueries,
    suggest: SuggestOthers,
) -> Response:
    """Nothing is saved yet: the reasons by name, and ways out."""
    assert wanted.starts_at is not None
    assert wanted.ends_at is not None
    slot = TimeSlot(wanted.starts_at, wanted.ends_at)
    until = midnight(wanted.starts_at.astimezone(SOFIA).date()) + timedelta(hours=22)
    offers = suggest(viewer.scope, visit.branch_id, slot, crew_id=wanted.crew_id, besides=visit.id, until=until)
    crew = next((one for one in workforce.crews(viewer.scope) if one.id == wanted.crew_id), None)
    context: dict[str, Any] = {
        "visit": visit,
        "slot": slot,
        "day": wanted.starts_at.astimezone(SOFIA).date(),
        "crew": crew,
        "week": week,
        "clashes": refusal.facts.get("clashes", []),
        "said": sentence(request, refusal),
        "offers": offers,
    }
    if is_htmx(request):
        return part(request, "office/visits/_conflict", status=422, inside="#dialogs", **context)
    return page(request, "office/visits/conflict", status=422, **context)


ROUTES = (AssignmentController,)
