"""Settings: who may enter, and as what."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.identity.add_user import AddUser
from cleaning.application.identity.change_password import SetPassword
from cleaning.application.identity.change_user import ChangeUser
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.shared.access import Access, Permission, Role, Scope, Viewer
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, EmployeeId, UserId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class UserController(Controller):
    path = "/settings/users"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        identity: FromDishka[IdentityQueries],
        company: FromDishka[CompanyQueries],
        closed: bool = False,
    ) -> Response:
        access.require(Permission.IDENTITY_USER_VIEW)
        users = identity.users(closed=closed)
        return page(request, "office/users/list", users=users, closed=closed, branches=company.branch_names())

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
        access.require(Permission.IDENTITY_USER_EDIT)
        return page(request, "office/users/new", form=form, **_choices(viewer, workforce))

    @post("/", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddUser],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        details = _details(form)
        if not form.get("password"):
            form.refuse("password", RuleBroken("field.required"))
        with form.attempt():
            if not form.errors:
                add(UserDetails(**details), form.get("password") or "")
        if form.errors:
            return page(request, "office/users/new", status=422, form=form, **_choices(viewer, workforce))
        return see(request, "/settings/users", flash="The user may sign in now")

    @get("/{user_id:int}")
    @inject
    def edit(
        self,
        request: Request,
        user_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        identity: FromDishka[IdentityQueries],
        workforce: FromDishka[WorkforceQueries],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        access.require(Permission.IDENTITY_USER_VIEW)
        return _edit(request, user_id, form, viewer, identity, workforce, clients)

    @post("/{user_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        user_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeUser],
        identity: FromDishka[IdentityQueries],
        workforce: FromDishka[WorkforceQueries],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        details = _details(form)
        version = form.whole("version")
        with form.attempt():
            if not form.errors:
                change(UserId(user_id), UserDetails(active=form.flag("active"), **details), version=version)
        if form.errors:
            return _edit(request, user_id, form, viewer, identity, workforce, clients, status=422)
        return see(request, "/settings/users", flash="Saved")

    @post("/{user_id:int}/password", status_code=200)
    @inject
    def set_password(
        self,
        request: Request,
        user_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        set_password: FromDishka[SetPassword],
        identity: FromDishka[IdentityQueries],
        workforce: FromDishka[WorkforceQueries],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        with form.attempt():
            set_password(UserId(user_id), form.get("password") or "")
        if form.errors:
            return _edit(request, user_id, form, viewer, identity, workforce, clients, status=422)
        return see(request, f"/settings/users/{user_id}", flash="The password is set; all sessions of this user ended.")


def _details(form: Form) -> dict[str, Any]:
    employee, client = form.ref("employee_id"), form.ref("client_id")
    return {
        "login": form.text("login", required=True, max=120),
        "name": form.text("name", required=True),
        "role": form.choice("role", Role, required=True),
        "email": form.text("email"),
        "lang": form.get("lang") or "bg",
        "branch_ids": tuple(BranchId(number) for number in form.refs("branch_ids")),
        "employee_id": None if employee is None else EmployeeId(employee),
        "client_id": None if client is None else ClientId(client),
    }


def _choices(viewer: Viewer, workforce: WorkforceQueries) -> dict[str, Any]:
    employees = workforce.at_work(Scope(branch_ids=viewer.branch_ids))
    return {"roles": [role.value for role in Role], "employees": employees}


def _edit(
    request: Request,
    user_id: int,
    form: Form,
    viewer: Viewer,
    identity: IdentityQueries,
    workforce: WorkforceQueries,
    clients: ClientQueries,
    *,
    status: int = 200,
) -> Response:
    user = identity.user(UserId(user_id))
    named = clients.names([user.client_id]) if user.client_id else {}
    client = next((one.name for one in named.values()), "")
    more = _choices(viewer, workforce)
    return page(request, "office/users/page", status=status, form=form, user=user, client=client, **more)


ROUTES = (UserController,)
