"""Settings: who changed what and when, and what it was before."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Annotated

from dishka import FromDishka
from litestar import Controller, get
from litestar.params import QueryParameter

from cleaning.application.company.own_fields.queries import OwnFieldQueries
from cleaning.application.identity.queries import FactFilter, FactRow, IdentityQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.shared.ids import UserId
from cleaning.domain.shared.own.field import Field
from cleaning.web import formats, reach
from cleaning.web.forms import whole_number
from cleaning.web.history import in_words
from cleaning.web.http import Request, Response, inject, lang_of, page, shell_of
from cleaning.web.own_changes import own_changes
from cleaning.web.wordbook import book_of

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
SUM = re.compile(r"-?\d+\.\d+")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
OwnByTable = dict[str, tuple[Field, ...]]


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
        own: FromDishka[OwnFieldQueries],
        who: str = "",
        subject: str = "",
        record: str = "",
        since: Annotated[str, QueryParameter(name="from")] = "",
        until: Annotated[str, QueryParameter(name="to")] = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.AUDIT_FACT_VIEW)
        wanted = FactFilter(
            actor_id=None if (person := whole_number(who)) is None else UserId(person),
            subject=subject or None,
            subject_id=whole_number(record),
            since=_day(since),
            until=_day(until),
        )
        found = identity.facts(viewer.branch_ids, wanted, after)
        names = identity.names()
        fields = own.by_table()
        said = [(row, _said(request, row), _changes(request, row, fields)) for row in found.rows]
        kinds = sorted(
            ((one, _named(request, "subject", one)) for one in identity.subjects() if one), key=itemgetter(1)
        )
        return page(request, "office/settings/audit", said=said, next=found.next, names=names, kinds=kinds)


def _said(request: Request, row: FactRow) -> str:
    """The sentence of the fact, or its kind where nobody has written one."""
    catalogues, lang = shell_of(request).catalogues, lang_of(request)
    code = f"fact.{row.kind}"
    sentence = catalogues.sentence(code, in_words(row.data, book_of(request), lang), lang)
    return row.kind.split(".")[-1] if sentence == code else sentence


def _named(request: Request, group: str, name: str) -> str:
    """``column.crew_id`` in words of the page; what nobody has named is read as it is written."""
    code = f"{group}.{name}"
    known = shell_of(request).catalogues.gettext(code, lang_of(request))
    return name.removesuffix("_id").replace("_", " ") if known == code else known


def _changes(request: Request, row: FactRow, fields: OwnByTable) -> list[tuple[str, str, str]]:
    """Of a changed record: each value's name, what it was, what it is."""
    if row.kind != "changed":
        return []
    before, after = ({**row.data.get(side, {})} for side in ("before", "after"))
    own = own_changes(
        before.pop("own", None), after.pop("own", None), fields.get(row.subject or "", ()), lang_of(request)
    )
    plain = [
        (_named(request, "column", name), _value(request, before.get(name)), _value(request, value))
        for name, value in after.items()
    ]
    return plain + own


def _value(request: Request, value: object) -> str:
    """Moments and days as everywhere, words of a list translated, the rest as stored."""
    catalogues, lang = shell_of(request).catalogues, lang_of(request)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return catalogues.gettext("Yes" if value else "No", lang)
    if isinstance(value, str) and MOMENT.match(value):
        return formats.moment(datetime.fromisoformat(value), lang=lang, zone=formats.SOFIA)
    if isinstance(value, str) and DAY.match(value):
        return formats.day(date.fromisoformat(value), lang=lang, zone=formats.SOFIA)
    if isinstance(value, str) and SUM.fullmatch(value):
        return formats.number(Decimal(value), lang=lang)
    for code in (f"stage.{value}", f"status.{value}", str(value)) if isinstance(value, str) else ():
        if (known := catalogues.gettext(code, lang)) != code:
            return known
    return str(value)


def _day(text: str) -> date | None:
    """A filter that cannot be read is no filter."""
    try:
        return reach.day(text)
    except ValueError:
        return None


ROUTES = (FactController,)
