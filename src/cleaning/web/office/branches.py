"""Settings: the branches."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.change_branch import ChangeBranch
from cleaning.application.company.open_branch import OpenBranch
from cleaning.application.company.queries import BranchRow, CompanyQueries
from cleaning.application.shared.access import Access, Permission, Scope, Viewer
from cleaning.domain.company.branch import BranchDetails
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class BranchController(Controller):
    path = "/settings/branches"

    @get("/")
    @inject
    def show(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return page(request, "office/settings/branches", form=form, branches=_all(company, viewer))

    @post("/", status_code=200)
    @inject
    def open(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        open_branch: FromDishka[OpenBranch],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        with form.attempt():
            open_branch(_details(form, active=True))
        if form.errors:
            rows = _all(company, viewer)
            return page(request, "office/settings/branches", status=422, form=form, branches=rows)
        return see(request, "/settings/branches", flash="The branch is open")

    @get("/{branch_id:int}")
    @inject
    def edit(
        self,
        request: Request,
        branch_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _edit(request, branch_id, form, viewer, company)

    @post("/{branch_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        branch_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeBranch],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        with form.attempt():
            details = _details(form, active=form.flag("active"))
            change(BranchId(branch_id), details, version=form.whole("version"))
        if form.errors:
            return _edit(request, branch_id, form, viewer, company, status=422)
        return see(request, "/settings/branches", flash="Saved")


def _details(form: Form, *, active: bool) -> BranchDetails:
    texts = {name: form.text(name) for name in ("name", "city", "address", "phone")}
    return BranchDetails(active=active, **texts)


def _all(company: CompanyQueries, viewer: Viewer) -> list[BranchRow]:
    return company.branches(Scope(branch_ids=viewer.branch_ids), closed=True)


def _edit(
    request: Request, branch_id: int, form: Form, viewer: Viewer, company: CompanyQueries, *, status: int = 200
) -> Response:
    branch = next((row for row in _all(company, viewer) if row.id == branch_id), None)
    if branch is None:
        raise NotFound("branch", branch_id)
    return page(request, "office/settings/branch", status=status, form=form, branch=branch)


ROUTES = (BranchController,)
