"""Settings: who changed what and when, and what it was before."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from dishka import FromDishka
from litestar import Controller, get
from litestar.params import QueryParameter

from cleaning.application.identity.queries import FactFilter, FactRow, IdentityQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.shared.ids import UserId
from cleaning.web.http import Request, Response, inject, lang_of, page, shell_of


class FactController(Controller):
    path = "/settings/audit"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        identity: FromDishka[IdentityQueries],
        who: str = "",
        subject: str = "",
        record: str = "",
        since: Annotated[str, QueryParameter(name="from")] = "",
        until: Annotated[str, QueryParameter(name="to")] = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.AUDIT_FACT_VIEW)
        wanted = FactFilter(
            actor_id=UserId(int(who)) if who.isdigit() else None,
            subject=subject or None,
            subject_id=int(record) if record.isdigit() else None,
            since=_day(since),
            until=_day(until),
        )
        found = identity.facts(viewer.branch_ids, wanted, after)
        names = identity.names()
        said = [(row, _said(request, row)) for row in found.rows]
        subjects = identity.subjects()
        return page(request, "office/settings/audit", said=said, next=found.next, names=names, subjects=subjects)


def _said(request: Request, row: FactRow) -> str:
    """The sentence of the fact, or its kind where nobody has written one."""
    catalogues, lang = shell_of(request).catalogues, lang_of(request)
    code = f"fact.{row.kind}"
    sentence = catalogues.sentence(code, row.data, lang)
    return row.kind.split(".")[-1] if sentence == code else sentence


def _day(text: str) -> date | None:
    """A filter that cannot be read is no filter."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


ROUTES = (FactController,)
