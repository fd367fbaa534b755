"""A client's account."""

from __future__ import annotations

from datetime import date

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.ledger.print_statement import PrintStatement
from cleaning.application.ledger.queries import LedgerQueries, Statement
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.api.ledger import days
from cleaning.web.http import Request, Response, file, inject


class StatementApi(Controller):
    path = "/clients/{client_id:int}/statement"
    tags = ("ledger",)

    @get("/", summary="What the client was charged and paid, with the balance after each; both days included")
    @inject
    def read(
        self,
        request: Request,
        client_id: int,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        start: date | None = None,
        end: date | None = None,
    ) -> Statement:
        access.require(Permission.INVOICES_VIEW, branch=clients.party(client_id).branch_id)
        return ledger.statement(client_id, *days(start, end, clock.today()))

    @get("/pdf", summary="The same as PDF; lang is bg or en")
    @inject
    def pdf(
        self,
        request: Request,
        client_id: int,
        print_statement: FromDishka[PrintStatement],
        clock: FromDishka[Clock],
        start: date | None = None,
        end: date | None = None,
        lang: str = "bg",
    ) -> Response:
        if lang not in ("bg", "en"):
            raise RuleBroken("field.not_offered", field="lang", value=lang)
        first, last = days(start, end, clock.today())
        return file(print_statement(client_id, first, last, lang), f"statement-{client_id}.pdf", "application/pdf")


ROUTES = (StatementApi,)
