"""Settings: the company's own data."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.change_company import ChangeCompany
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.company.company import NAMES, Details
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class CompanyController(Controller):
    path = "/settings"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], company: FromDishka[CompanyQueries]
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return page(
            request, "office/settings/company", form=form, profile=company.profile(), logo=company.setting("logo")
        )

    @post("/", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        form: Form,
        change: FromDishka[ChangeCompany],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        texts = {name: form.text(name) for name in NAMES if name not in ("vat_registered", "zone")}
        version = form.whole("version")
        with form.attempt():
            details = Details(vat_registered=form.flag("vat_registered"), **texts)
            change(details, version=version)
        if form.errors:
            return page(
                request,
                "office/settings/company",
                status=422,
                form=form,
                profile=company.profile(),
                logo=company.setting("logo"),
            )
        return see(request, "/settings", flash="Saved")


def _page(request: Request, form: Form, company: CompanyQueries, status: int = 200) -> Response:
    shown = {"profile": company.profile(), "logo": company.setting("logo")}
    return page(request, "office/settings/company", status=status, form=form, **shown)


ROUTES = (CompanyController,)
