"""The company's public page: anybody may ask for an offer, without a login."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from dishka import FromDishka
from litestar import Controller, get, post
from uuid_utils import uuid7

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.sales.receive_request import FormStamp, PublicRequest, SubmitRequest
from cleaning.application.sales.request_inputs import RequestInputs
from cleaning.application.sales.request_rules import KEY, Deadlines, rules_of
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.values import Language
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId
from cleaning.web.caller import caller_of
from cleaning.web.cookies import keep_language
from cleaning.web.errors import status_of
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, see, shell_of
from cleaning.web.i18n import LANGUAGES
from cleaning.web.office.request_form import choices, said


class AskController(Controller):
    path = "/request"

    @get("/")
    @inject
    def show(
        self,
        request: Request,
        form: Form,
        company: FromDishka[CompanyQueries],
        catalogue: FromDishka[CatalogueQueries],
        clock: FromDishka[Clock],
        lang: str = "",
    ) -> Response:
        """``?lang=en`` is what a web site links to; it is remembered."""
        if not rules_of(company.setting(KEY)).open_form:
            raise NotFound("page")
        if lang in LANGUAGES:
            response = see(request, "/request")
            keep_language(request, response, lang)
            return response
        return _page(request, form, company, catalogue, _stamp(request).issue(clock.now(), uuid7().hex))

    @post("/", status_code=200, request_max_body_size=65_536)
    @inject
    def send(
        self,
        request: Request,
        form: Form,
        submit: FromDishka[SubmitRequest],
        company: FromDishka[CompanyQueries],
        catalogue: FromDishka[CatalogueQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        branch = form.ref("branch_id")
        stamp = form.get("stamp") or ""
        refusal: RuleBroken | None = None
        with form.attempt():
            try:
                submit(
                    PublicRequest(
                        said=form.into(RequestInputs, **{**said(form), "language": Language(lang_of(request))}),
                        stamp=stamp,
                        trap=form.get("website") or "",
                        address=caller_of(request).origin,
                        branch_id=None if branch is None else BranchId(branch),
                    ),
                    _stamp(request),
                )
            except RuleBroken as broken:
                refusal = broken
                raise
        if refusal is not None:
            if refusal.code == "request.form_old":
                stamp = _stamp(request).issue(clock.now(), uuid7().hex)
            return _page(request, form, company, catalogue, stamp, status=status_of(refusal))
        return see(request, "/request/thanks")

    @get("/thanks")
    @inject
    def thanks(
        self,
        request: Request,
        company: FromDishka[CompanyQueries],
        deadlines: FromDishka[Deadlines],
        clock: FromDishka[Clock],
    ) -> Response:
        """Says by when somebody answers; nothing of what was sent, because an address can be passed on."""
        profile = company.profile()
        due = deadlines(clock.now()).astimezone(ZoneInfo(profile.zone))
        soon = due.date() - clock.today() <= timedelta(days=7)
        return page(request, "portal/thanks", company_name=profile.name, profile=profile, due=due if soon else None)


def _stamp(request: Request) -> FormStamp:
    return FormStamp(shell_of(request).secret)


def _page(
    request: Request,
    form: Form,
    company: CompanyQueries,
    catalogue: CatalogueQueries,
    stamp: str,
    status: int = 200,
) -> Response:
    profile = company.profile()
    return page(
        request,
        "portal/ask",
        status=status,
        form=form,
        company_name=profile.name,
        profile=profile,
        stamp=stamp,
        branches=list(company.branch_names().items()),
        **choices(catalogue, lang_of(request)),
    )


ROUTES = (AskController,)
