"""Settings: the indexes prices follow and their values."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.sales.price_indexes import AddIndex, SetIndexValue
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.sales.values import IndexKind
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class PriceIndexController(Controller):
    path = "/settings/indexes"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], sales: FromDishka[SalesQueries]
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _page(request, form, sales)

    @post("/", status_code=200)
    @inject
    def add(self, request: Request, form: Form, add: FromDishka[AddIndex], sales: FromDishka[SalesQueries]) -> Response:
        code, name = form.text("code", required=True, max=40), form.text("name", required=True)
        kind = form.choice("kind", IndexKind, required=True)
        with form.attempt():
            if not form.errors and kind is not None:
                add(code, name, kind)
        if form.errors:
            return _page(request, form, sales, status=422)
        return see(request, "/settings/indexes", flash="Saved")

    @post("/values", status_code=200)
    @inject
    def value(
        self, request: Request, form: Form, set_value: FromDishka[SetIndexValue], sales: FromDishka[SalesQueries]
    ) -> Response:
        code, on = form.text("index", required=True), form.date("on", required=True)
        value = form.decimal("value", required=True)
        with form.attempt():
            if not form.errors and on is not None and value is not None:
                set_value(code, on, value)
        if form.errors:
            return _page(request, form, sales, status=422)
        return see(request, "/settings/indexes", flash="Saved")


def _page(request: Request, form: Form, sales: SalesQueries, *, status: int = 200) -> Response:
    return page(request, "office/settings/indexes", status=status, form=form, indexes=sales.indexes(),
                kinds=[str(kind) for kind in IndexKind])  # fmt: skip


ROUTES = (PriceIndexController,)
