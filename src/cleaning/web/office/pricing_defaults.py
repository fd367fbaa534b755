"""Settings: what new cost sheets, quotes and invoices begin with."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.set_pricing import SetPricing
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.company.values import PricingDefaults
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class PricingDefaultsController(Controller):
    path = "/settings/pricing"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], company: FromDishka[CompanyQueries]
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return page(request, "office/settings/pricing", form=form, pricing=company.pricing_defaults())

    @post("/", status_code=200)
    @inject
    def save(
        self, request: Request, form: Form, choose: FromDishka[SetPricing], company: FromDishka[CompanyQueries]
    ) -> Response:
        sums = {
            name: form.money(name, required=True)
            for name in ("labour_cost", "transport_rate", "minimum_charge", "price_step")
        }
        percents = {
            name: form.decimal(name, required=True, least=0, most=1000)
            for name in ("overhead", "margin", "margin_floor")
        }
        days = {name: form.whole(name, required=True, least=0, most=365) for name in ("quote_days", "payment_days")}
        days["sheets_at_once"] = form.whole("sheets_at_once", least=0, most=1_000_000)
        with form.attempt():
            if not form.errors:
                kept = {name: value for name, value in days.items() if value is not None}
                chosen = form.get("item_cost") or "average"
                choose(PricingDefaults(item_cost=chosen, **sums, **percents, **kept))
        if form.errors:
            return page(request, "office/settings/pricing", status=422, form=form, pricing=company.pricing_defaults())
        return see(request, "/settings/pricing", flash="Saved")


ROUTES = (PricingDefaultsController,)
