"""Tags and reports, by SQLAlchemy."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.premises.tag_tables import site_reports, site_tags
from cleaning.adapters.sql.reads import Reads
from cleaning.application.premises.tag_queries import ReportRow, Stars, TagRow, Which
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.shared.ports import Files
from cleaning.domain.premises.site_tag import ReportKind, SiteReport, SiteTag
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import SiteReportId, SiteTagId

JOINED = (
    site_reports.join(site_tags, site_tags.c.id == site_reports.c.tag_id)
    .join(premises, premises.c.id == site_reports.c.premises_id)
    .join(clients, clients.c.id == premises.c.client_id)
)
PLAIN = (
    "id", "kind", "premises_id", "stars", "text", "at", "due_at", "answered_at", "answered_by", "answer",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SqlSiteTags:
    session: Session

    def add(self, tag: SiteTag) -> None:
        self.session.add(tag)
        self.session.flush()

    def get(self, tag_id: SiteTagId) -> SiteTag:
        if (tag := self.session.get(SiteTag, tag_id)) is None:
            raise NotFound("site_tag", tag_id)
        return tag

    def by_token(self, token: str) -> SiteTag:
        living = select(SiteTag).where(site_tags.c.token == token, site_tags.c.revoked_at.is_(None))
        if (tag := self.session.scalar(living)) is None:
            raise NotFound("site_tag", 0)
        return tag

    def new_token(self) -> str:
        return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class SqlSiteReports:
    session: Session

    def add(self, report: SiteReport) -> None:
        self.session.add(report)
        self.session.flush()

    def get(self, report_id: SiteReportId) -> SiteReport:
        if (report := self.session.get(SiteReport, report_id)) is None:
            raise NotFound("site_report", report_id)
        return report

    def sent(self, key: str) -> SiteReport | None:
        return self.session.scalar(select(SiteReport).where(site_reports.c.sent_key == key))


@dataclass(frozen=True, slots=True)
class SqlTagQueries:
    reads: Reads
    files: Files

    def spot(self, token: str) -> str:
        living = site_tags.c.revoked_at.is_(None)
        row = self.reads.first(select(site_tags.c.spot).where(site_tags.c.token == token, living))
        if row is None:
            raise NotFound("site_tag", 0)
        return row.spot

    def tags(self, premises_id: int, scope: Scope) -> list[TagRow]:
        mine = _tags(scope).where(site_tags.c.premises_id == premises_id, site_tags.c.revoked_at.is_(None))
        return self.reads.structs(TagRow, mine.order_by(site_tags.c.id))

    def tag(self, tag_id: int, scope: Scope) -> TagRow:
        found = self.reads.structs(TagRow, _tags(scope).where(site_tags.c.id == tag_id))
        if not found:
            raise NotFound("site_tag", tag_id)
        return found[0]

    def reports(
        self,
        scope: Scope,
        which: Which,
        *,
        premises_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[ReportRow]:
        size, place = bounded(limit), tuple_(site_reports.c.at, site_reports.c.id)
        rows = _reports(scope).where(*_wanted(which))
        if premises_id is not None:
            rows = rows.where(site_reports.c.premises_id == premises_id)
        if cursor := decode_cursor(after):
            rows = rows.where(place < tuple_(datetime.fromisoformat(cursor[0]), cursor[1]))
        newest = rows.order_by(site_reports.c.at.desc(), site_reports.c.id.desc()).limit(size + 1)
        return page_of(self.reads.structs(ReportRow, newest), size, lambda row: (row.at.isoformat(), row.id))

    def report(self, report_id: int, scope: Scope) -> ReportRow:
        found = self.reads.structs(ReportRow, _reports(scope).where(site_reports.c.id == report_id))
        if not found:
            raise NotFound("site_report", report_id)
        return found[0]

    def photo(self, report_id: int, scope: Scope) -> bytes:
        mine = site_reports.c.branch_id.in_(scope.branch_ids)
        key = self.reads.scalar(select(site_reports.c.file).where(site_reports.c.id == report_id, mine))
        if key is None:
            raise NotFound("photo", report_id)
        return self.files.read(key)

    def waiting(self, scope: Scope, limit: int) -> Sequence[ReportRow]:
        rows = _reports(scope).where(*_wanted(Which.OPEN)).order_by(site_reports.c.due_at, site_reports.c.id)
        return self.reads.structs(ReportRow, rows.limit(limit))

    def stars(self, premises_id: int) -> Stars | None:
        row = self.reads.one(
            select(func.round(func.avg(site_reports.c.stars), 1).label("mean"), func.count(site_reports.c.stars))
            .where(site_reports.c.premises_id == premises_id)
            .where(site_reports.c.stars.is_not(None))
        )
        return Stars(mean=row[0], count=row[1]) if row[1] else None


def _tags(scope: Scope) -> Select[Any]:
    shown = [site_tags.c[name] for name in TagRow.__struct_fields__]
    return select(*shown).where(site_tags.c.branch_id.in_(scope.branch_ids))


def _reports(scope: Scope) -> Select[Any]:
    """Every read of reports starts here, so none forgets whose they are."""
    shown = [site_reports.c[name] for name in PLAIN]
    more = (
        premises.c.name.label("premises"),
        premises.c.client_id,
        clients.c.name.label("client"),
        site_tags.c.spot,
        site_reports.c.file.is_not(None).label("has_photo"),
    )
    return select(*shown, *more).select_from(JOINED).where(site_reports.c.branch_id.in_(scope.branch_ids))


def _wanted(which: Which) -> list[ColumnElement[bool]]:
    if which is Which.ALL:
        return []
    if which is Which.OPEN:
        return [site_reports.c.due_at.is_not(None), site_reports.c.answered_at.is_(None)]
    return [site_reports.c.kind == ReportKind(which.value)]
