"""Tags at premises and what people said through them, as programs see it."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, post

from cleaning.application.premises.answer_report import AnswerReport
from cleaning.application.premises.hang_tag import HangTag, RevokeTag
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.premises.tag_queries import ReportRow, TagQueries, TagRow, Which
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import PremisesId, SiteReportId, SiteTagId
from cleaning.web.http import Request, Response, file, inject


class NewTag(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``spot`` is read by strangers: no names, no address."""

    spot: str = ""


class NewAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    answer: str


class SiteTagApi(Controller):
    path = "/premises/{premises_id:int}/tags"
    tags = ("premises",)

    @get("/", summary="Tags that hang; the tag's address is /t/ and its token")
    @inject
    def list(
        self,
        request: Request,
        premises_id: int,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        known: FromDishka[TagQueries],
    ) -> list[TagRow]:
        access.require(Permission.PREMISES_REPORT_VIEW)
        premises.card(premises_id, scope=access.viewer.scope)
        return known.tags(premises_id, access.viewer.scope)

    @post("/", summary="Make a tag for a wall")
    @inject
    def hang(
        self,
        request: Request,
        premises_id: int,
        data: NewTag,
        viewer: FromDishka[Viewer],
        hang: FromDishka[HangTag],
        known: FromDishka[TagQueries],
    ) -> TagRow:
        return known.tag(hang(PremisesId(premises_id), data.spot), viewer.scope)

    @delete("/{tag_id:int}", status_code=200, summary="Its address answers nobody any more")
    @inject
    def revoke(
        self,
        request: Request,
        premises_id: int,
        tag_id: int,
        viewer: FromDishka[Viewer],
        revoke: FromDishka[RevokeTag],
        known: FromDishka[TagQueries],
    ) -> list[TagRow]:
        if known.tag(tag_id, viewer.scope).premises_id != premises_id:
            raise NotFound("site_tag", tag_id)
        revoke(SiteTagId(tag_id))
        return known.tags(premises_id, viewer.scope)


class SiteReportApi(Controller):
    path = "/site-reports"
    tags = ("premises",)

    @get("/", summary="What was said, the newest first; `which` is open unless said")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        known: FromDishka[TagQueries],
        which: Which = Which.OPEN,
        premises_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[ReportRow]:
        access.require(Permission.PREMISES_REPORT_VIEW)
        return known.reports(access.viewer.scope, which, premises_id=premises_id, after=after, limit=limit)

    @get("/{report_id:int}", summary="One report or rating")
    @inject
    def card(
        self, request: Request, report_id: int, access: FromDishka[Access], known: FromDishka[TagQueries]
    ) -> ReportRow:
        access.require(Permission.PREMISES_REPORT_VIEW)
        return known.report(report_id, access.viewer.scope)

    @get("/{report_id:int}/photo", summary="Its picture, JPEG")
    @inject
    def photo(
        self, request: Request, report_id: int, access: FromDishka[Access], known: FromDishka[TagQueries]
    ) -> Response:
        access.require(Permission.PREMISES_REPORT_VIEW)
        return file(known.photo(report_id, access.viewer.scope), f"{report_id}.jpg", "image/jpeg")

    @post("/{report_id:int}/answer", summary="Somebody saw to it")
    @inject
    def answer(
        self,
        request: Request,
        report_id: int,
        data: NewAnswer,
        viewer: FromDishka[Viewer],
        answer: FromDishka[AnswerReport],
        known: FromDishka[TagQueries],
    ) -> ReportRow:
        answer(SiteReportId(report_id), data.answer)
        return known.report(report_id, viewer.scope)


ROUTES = (SiteTagApi, SiteReportApi)
