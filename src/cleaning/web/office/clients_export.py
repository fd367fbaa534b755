"""The list of clients as a file, with the conditions of the screen it was asked from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.clients.queries import ClientFilter, ClientQueries, ClientRow
from cleaning.application.company.own_fields.queries import OwnFieldQueries
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.paging import MOST
from cleaning.domain.clients.values import ClientKind, ClientStatus, Segment
from cleaning.domain.shared.own.field import Subject
from cleaning.web import formats
from cleaning.web.choices import chosen
from cleaning.web.http import Request, Response, inject, lang_of, shell_of
from cleaning.web.own_list import own_list
from cleaning.web.sheets import csv_file, xlsx_file

MOST_ROWS = 20_000
HEAD = (
    "Name",
    "Kind",
    "Company number (EIK)",
    "Phone",
    "E-mail",
    "City",
    "Address",
    "Status",
    "Segment",
    "Tags",
    "Premises",
    "Branch",
)


class ClientExportController(Controller):
    path = "/clients"

    @get(["/export.xlsx", "/export.csv"])
    @inject
    def export(
        self,
        request: Request,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        own_fields: FromDishka[OwnFieldQueries],
        q: str = "",
        kind: str = "",
        status: str = "",
        segment: str = "",
        tag: str = "",
        archived: bool = False,
    ) -> Response:
        access.require(Permission.CLIENTS_VIEW)
        own = own_list(request, own_fields.fields(Subject.CLIENT), kind)
        wanted = ClientFilter(
            q=q,
            kind=chosen(ClientKind, kind),
            status=chosen(ClientStatus, status),
            segment=chosen(Segment, segment),
            tag=tag,
            archived=archived,
            own=own.asked,
        )
        rows = (_cells(request, row) + own.cells(row.own) for row in _all(clients, wanted, access.viewer.scope))
        make = xlsx_file if request.url.path.endswith("xlsx") else csv_file
        return make(request, "clients", [*HEAD, *own.head], rows)


def _all(clients: ClientQueries, wanted: ClientFilter, scope: Scope) -> Iterator[ClientRow]:
    """Page after page by key, up to a number nobody looks through by hand."""
    after, count = None, 0
    while count < MOST_ROWS:
        page = clients.page(wanted, scope=scope, after=after, limit=MOST)
        yield from page.rows
        after, count = page.next, count + len(page.rows)
        if after is None:
            return


def _cells(request: Request, row: ClientRow) -> list[Any]:
    words, lang = shell_of(request).catalogues.words, lang_of(request)
    named = [words(value, lang) if value else "" for value in (row.kind, row.status, row.segment)]
    return [
        row.name,
        named[0],
        row.eik or "",
        formats.phone(row.phone, lang="bg") if row.phone else "",
        row.email or "",
        row.city,
        row.address,
        named[1],
        named[2],
        ", ".join(row.tags),
        row.premises,
        row.branch,
    ]


ROUTES = (ClientExportController,)
