"""Settings: how soon requests are answered, whether strangers may ask."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.sales.request_rules import KEY, RequestRules, SetRequestRules, rules_of
from cleaning.application.shared.access import Access, Permission
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class RequestSettingsController(Controller):
    path = "/settings/requests"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], company: FromDishka[CompanyQueries]
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _page(request, form, company)

    @post("/", status_code=200)
    @inject
    def save(
        self, request: Request, form: Form, choose: FromDishka[SetRequestRules], company: FromDishka[CompanyQueries]
    ) -> Response:
        values: dict[str, Any] = {
            "answer_hours": form.whole("answer_hours", required=True, least=1, most=80),
            "opens": form.time("opens", required=True),
            "closes": form.time("closes", required=True),
            "workdays": tuple(
                int(text) for text in form.all("workdays") if text in ("0", "1", "2", "3", "4", "5", "6")
            ),
            "open_form": form.flag("open_form"),
        }
        with form.attempt():
            choose(form.into(RequestRules, **values))
        if form.errors:
            return _page(request, form, company, status=422)
        return see(request, "/settings/requests", flash="Saved")


def _page(request: Request, form: Form, company: CompanyQueries, status: int = 200) -> Response:
    rules = rules_of(company.setting(KEY))
    return page(request, "office/settings/requests", status=status, form=form, rules=rules)


ROUTES = (RequestSettingsController,)
