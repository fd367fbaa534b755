"""Settings: the register of settlements and its official file."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.settlements import ImportSettlements, Settlements
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see

SHOWN = 50


class SettlementController(Controller):
    path = "/settings/settlements"

    @get("/")
    @inject
    def show(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        settlements: FromDishka[Settlements],
        q: str = "",
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _page(request, form, settlements, q)

    @post("/", status_code=200)
    @inject
    def bring(
        self,
        request: Request,
        form: Form,
        bring: FromDishka[ImportSettlements],
        settlements: FromDishka[Settlements],
    ) -> Response:
        chosen = form.upload("file")
        if chosen is None:
            form.refuse("file", RuleBroken("field.required"))
        with form.attempt():
            form.into(dict)
            bring(*(chosen or ("", b"")))
        if form.errors:
            return _page(request, form, settlements, "", status=422)
        return see(request, "/settings/settlements", flash="The register is brought in")


def _page(request: Request, form: Form, settlements: Settlements, q: str, *, status: int = 200) -> Response:
    known = {"settlements": settlements.find(q, SHOWN), "count": settlements.count()}
    return page(request, "office/settings/settlements", status=status, form=form, **known)


ROUTES = (SettlementController,)
