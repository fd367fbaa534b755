"""Settings: VAT rates by day."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.set_vat_rate import NewVatRate, SetVatRate
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.company.values import VatCode
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class VatRateController(Controller):
    path = "/settings/vat"

    @get("/")
    @inject
    def show(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _page(request, form, company, clock)

    @post("/", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        form: Form,
        set_rate: FromDishka[SetVatRate],
        company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        code = form.choice("code", VatCode, required=True)
        percent = form.decimal("percent", required=True, least=0, most=100)
        valid_from = form.date("valid_from", required=True)
        ground = form.text("ground")
        with form.attempt():
            if code is not None and percent is not None and valid_from is not None and not form.errors:
                set_rate(NewVatRate(code=code, percent=percent, valid_from=valid_from, ground=ground))
        if form.errors:
            return _page(request, form, company, clock, status=422)
        return see(request, "/settings/vat", flash="Saved")


def _page(request: Request, form: Form, company: CompanyQueries, clock: Clock, *, status: int = 200) -> Response:
    codes = [code.value for code in VatCode]
    return page(
        request,
        "office/settings/vat",
        status=status,
        form=form,
        rates=company.vat_rates(),
        today=clock.today(),
        codes=codes,
    )


ROUTES = (VatRateController,)
