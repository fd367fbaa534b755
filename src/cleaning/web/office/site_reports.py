"""What people at the places said: answered before its hour."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.answer_report import AnswerReport
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.premises.tag_queries import TagQueries, Which
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.premises.site_tag import LONGEST_TEXT
from cleaning.domain.shared.ids import SiteReportId
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see


class SiteReportController(Controller):
    path = "/site-reports"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        tags: FromDishka[TagQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
        which: str = "",
        premises_id: int | None = None,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PREMISES_REPORT_VIEW)
        wanted = chosen(Which, which) or Which.OPEN
        found = tags.reports(access.viewer.scope, wanted, premises_id=premises_id, after=after)
        place = premises.card(premises_id, scope=access.viewer.scope).name if premises_id else None
        shown: dict[str, Any] = {"reports": found, "which": wanted, "place": place, "now": clock.now()}
        return page(request, "office/site_reports/list", **shown)

    @get("/{report_id:int}")
    @inject
    def card(
        self,
        request: Request,
        report_id: int,
        form: Form,
        access: FromDishka[Access],
        tags: FromDishka[TagQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.PREMISES_REPORT_VIEW)
        return _card(request, report_id, form, tags, clock, access.viewer)

    @get("/{report_id:int}/photo")
    @inject
    def photo(
        self, request: Request, report_id: int, access: FromDishka[Access], tags: FromDishka[TagQueries]
    ) -> Response:
        access.require(Permission.PREMISES_REPORT_VIEW)
        return file(tags.photo(report_id, access.viewer.scope), f"{report_id}.jpg", "image/jpeg", inline=True)

    @post("/{report_id:int}/answer", status_code=200)
    @inject
    def answer(
        self,
        request: Request,
        report_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        answer: FromDishka[AnswerReport],
        tags: FromDishka[TagQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        with form.attempt():
            told = form.text("answer", required=True, max=LONGEST_TEXT)
            form.into(dict)
            answer(SiteReportId(report_id), told)
        if form.errors:
            return _card(request, report_id, form, tags, clock, viewer, status=422)
        return see(request, "/site-reports", flash="Answered")


def _card(
    request: Request,
    report_id: int,
    form: Form,
    tags: TagQueries,
    clock: Clock,
    viewer: Viewer,
    *,
    status: int = 200,
) -> Response:
    report = tags.report(report_id, viewer.scope)
    return page(request, "office/site_reports/page", status=status, form=form, report=report, now=clock.now())


ROUTES = (SiteReportController,)
