"""Money: a client's account, on the screen and on paper."""

from __future__ import annotations

from datetime import timedelta

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.ledger.print_statement import PrintStatement
from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.domain.ledger.month import month_of
from cleaning.web.http import Request, Response, file, inject, page
from cleaning.web.office.months import a_day

QUARTER = timedelta(days=92)


class StatementController(Controller):
    path = "/clients/{client_id:int}/statement"

    @get("/")
    @inject
    def read(
        self,
        request: Request,
        client_id: int,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        treasury: FromDishka[TreasuryQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        start: str = "",
        end: str = "",
    ) -> Response:
        party, today = clients.party(client_id), clock.today()
        access.require(Permission.INVOICES_VIEW, branch=party.branch_id)
        first, last = a_day(start, month_of(today - QUARTER)), a_day(end, today)
        statement = ledger.statement(client_id, first, max(first, last))
        standing = treasury.standing(client_id, today=today)
        owed = treasury.ageing(scope=access.viewer.scope, today=today, client_id=client_id)
        return page(
            request, "office/statements/page", client_id=client_id, party=party, statement=statement,
            standing=standing, ageing=owed[0] if owed else None, today=today,
        )  # fmt: skip

    @get("/pdf")
    @inject
    def pdf(
        self,
        request: Request,
        client_id: int,
        print_statement: FromDishka[PrintStatement],
        clock: FromDishka[Clock],
        start: str = "",
        end: str = "",
        lang: str = "bg",
    ) -> Response:
        today = clock.today()
        first, last = a_day(start, month_of(today - QUARTER)), a_day(end, today)
        content = print_statement(client_id, first, max(first, last), "en" if lang == "en" else "bg")
        return file(content, f"{client_id}.pdf", "application/pdf", inline=True)


ROUTES = (StatementController,)
