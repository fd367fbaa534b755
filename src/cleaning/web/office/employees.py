"""People: who works here."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.keys import KeyQueries, Want
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.workforce.change_employee import ChangeEmployee
from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.workforce.employee import EmployeeDetails
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, see
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import own_list
from cleaning.web.own_values import stored_own, typed_own


class EmployeeController(Controller):
    path = "/employees"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
        q: str = "",
        crew: int | None = None,
        left: bool = False,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        crew_id = None if crew is None else CrewId(crew)
        own = own_list(request, own_fields_of(request, Subject.EMPLOYEE))
        found = workforce.employees(viewer.scope, text=q, crew_id=crew_id, left=left, own=own.asked, after=after)
        branches = dict(viewer.branches)
        return page(
            request,
            "office/employees/list",
            employees=found,
            own=own,
            crews=workforce.crews(viewer.scope),
            branches=branches if len(branches) > 1 else {},
        )

    @get("/new")
    @inject
    def new(self, request: Request, form: Form, access: FromDishka[Access], clock: FromDishka[Clock]) -> Response:
        access.require(Permission.WORKFORCE_EMPLOYEE_EDIT)
        return _new(request, form, clock)

    @post("/", status_code=200)
    @inject
    def hire(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        clock: FromDishka[Clock],
        hire: FromDishka[HireEmployee],
    ) -> Response:
        with form.attempt():
            branch = form.ref("branch_id") or viewer.branch_id or viewer.branch_ids[0]
            own = typed_own(form, own_fields_of(request, Subject.EMPLOYEE))
            hire(BranchId(branch), form.into(EmployeeDetails, **_details(form)), own=own)
        if form.errors:
            return _new(request, form, clock, status=422)
        return see(request, "/employees", flash="The employee is added")

    @get("/{employee_id:int}")
    @inject
    def edit(
        self,
        request: Request,
        employee_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
        keys: FromDishka[KeyQueries],
    ) -> Response:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        return _edit(request, employee_id, form, viewer, workforce, keys)

    @post("/{employee_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        employee_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        workforce: FromDishka[WorkforceQueries],
        keys: FromDishka[KeyQueries],
        change: FromDishka[ChangeEmployee],
    ) -> Response:
        with form.attempt():
            own = typed_own(form, own_fields_of(request, Subject.EMPLOYEE))
            details = form.into(EmployeeDetails, **_details(form))
            change(EmployeeId(employee_id), details, version=form.whole("version"), own=own)
        if form.errors:
            return _edit(request, employee_id, form, viewer, workforce, keys, status=422)
        return see(request, "/employees", flash="Saved")


def _details(form: Form) -> dict[str, Any]:
    details: dict[str, Any] = {
        "name": form.text("name", required=True),
        "position": form.text("position"),
        "phone": form.text("phone"),
        "email": form.text("email"),
        "language": form.text("language", max=5) or "bg",
        "skills": tuple(part.strip() for part in form.text("skills", max=500).split(",") if part.strip()),
        "base_pay": form.money("base_pay"),
        "hourly_cost": form.money("hourly_cost"),
        "hired_on": form.date("hired_on", required=True),
        "left_on": form.date("left_on"),
        "iban": form.text("iban", max=50),
    }
    return {name: value for name, value in details.items() if value is not None or name == "left_on"}


def _new(request: Request, form: Form, clock: Clock, *, status: int = 200) -> Response:
    own = {"own_fields": own_fields_of(request, Subject.EMPLOYEE), "own_known": {}}
    return page(request, "office/employees/new", status=status, form=form, today=clock.today(), **own)


def _edit(
    request: Request,
    employee_id: int,
    form: Form,
    viewer: Viewer,
    workforce: WorkforceQueries,
    keys: KeyQueries,
    *,
    status: int = 200,
) -> Response:
    employee = workforce.employee(EmployeeId(employee_id), viewer.scope)
    crews = [crew for crew in workforce.crews(viewer.scope, inactive=True) if crew.id in employee.crew_ids]
    held = None
    if Permission.PREMISES_KEY_VIEW in viewer.permissions:
        held = keys.page(viewer.scope, Want.OUT, employee_id=employee_id).rows
    own = own_fields_of(request, Subject.EMPLOYEE)
    known = {"employee": employee, "crews": crews, "site_keys": held, "own_fields": own}
    known["own_known"] = stored_own(employee.own, own, lang_of(request))
    return page(request, "office/employees/page", status=status, form=form, **known)


ROUTES = (EmployeeController,)
