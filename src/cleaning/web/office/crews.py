"""People: who goes out together."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.workforce.form_crew import ChangeCrew, CrewDetails, FormCrew
from cleaning.application.workforce.queries import CrewRow, WorkforceQueries
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.workforce.crew import Colour
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class CrewController(Controller):
    path = "/crews"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
        dissolved: bool = False,
    ) -> Response:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        branches = dict(viewer.branches)
        return page(
            request,
            "office/crews/list",
            crews=workforce.crews(viewer.scope, inactive=dissolved),
            dissolved=dissolved,
            branches=branches if len(branches) > 1 else {},
        )

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        access.require(Permission.WORKFORCE_EMPLOYEE_EDIT)
        return _page(request, form, None, viewer, workforce)

    @post("/", status_code=200)
    @inject
    def form_crew(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
        form_crew: FromDishka[FormCrew],
    ) -> Response:
        with form.attempt():
            branch = form.ref("branch_id") or viewer.branch_id or viewer.branch_ids[0]
            form_crew(BranchId(branch), form.into(CrewDetails, **_details(form)))
        if form.errors:
            return _page(request, form, None, viewer, workforce, status=422)
        return see(request, "/crews", flash="The crew is formed")

    @get("/{crew_id:int}")
    @inject
    def edit(
        self,
        request: Request,
        crew_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        return _page(request, form, workforce.crew(CrewId(crew_id), viewer.scope), viewer, workforce)

    @post("/{crew_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        crew_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
        change: FromDishka[ChangeCrew],
    ) -> Response:
        with form.attempt():
            details = form.into(CrewDetails, **_details(form), active=form.flag("active"))
            change(CrewId(crew_id), details, version=form.whole("version"))
        if form.errors:
            crew = workforce.crew(CrewId(crew_id), viewer.scope)
            return _page(request, form, crew, viewer, workforce, status=422)
        return see(request, "/crews", flash="Saved")


def _details(form: Form) -> dict[str, Any]:
    """The chosen lead goes first, the others in the order of the list."""
    people = [EmployeeId(number) for number in form.refs("people")]
    lead = form.ref("lead")
    if lead is not None:
        people = [EmployeeId(lead), *(one for one in people if one != lead)]
    return {
        "name": form.text("name", required=True, max=60),
        "people": tuple(people),
        "colour": form.choice("colour", Colour) or Colour.TEAL,
    }


def _page(
    request: Request,
    form: Form,
    crew: CrewRow | None,
    viewer: Viewer,
    workforce: WorkforceQueries,
    *,
    status: int = 200,
) -> Response:
    people = workforce.at_work(viewer.scope, branch_id=crew.branch_id if crew else None)
    members = [member.employee_id for member in crew.members] if crew else []
    return page(
        request,
        "office/crews/page" if crew else "office/crews/new",
        status=status,
        form=form,
        crew=crew,
        people=people,
        members=members,
        colours=[one.value for one in Colour],
    )


ROUTES = (CrewController,)
