"""Settings: the sign of the company on its papers."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.logo import ReadLogo, RemoveLogo, SetLogo
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see


class LogoController(Controller):
    path = "/settings/logo"

    @get("/")
    @inject
    def show(self, request: Request, read: FromDishka[ReadLogo]) -> Response:
        return file(read(), "logo.png", "image/png", inline=True)

    @post("/", status_code=200)
    @inject
    def upload(
        self, request: Request, form: Form, access: FromDishka[Access], choose: FromDishka[SetLogo],
        company: FromDishka[CompanyQueries],
    ) -> Response:  # fmt: skip
        access.require(Permission.COMPANY_SETTINGS_EDIT)
        chosen = form.upload("logo")
        if chosen is None:
            form.refuse("logo", RuleBroken("field.required"))
        with form.attempt():
            form.into(dict)
            choose(chosen[1] if chosen else b"")
        if form.errors:
            shown = {"profile": company.profile(), "logo": company.setting("logo")}
            return page(request, "office/settings/company", status=422, form=form, **shown)
        return see(request, "/settings#logo", flash="The logo is on every new paper")

    @post("/removal", status_code=200)
    @inject
    def remove(self, request: Request, remove: FromDishka[RemoveLogo]) -> Response:
        remove()
        return see(request, "/settings#logo", flash="Papers go without a logo now")


ROUTES = (LogoController,)
