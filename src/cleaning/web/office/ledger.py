"""Money: the books. Every figure leads to the lines behind it, every line to its document."""

from __future__ import annotations

from datetime import date
from typing import Any

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.billing.queries import BillingQueries
from cleaning.application.ledger.queries import AccountRow, LedgerQueries, LineFilter
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.domain.ledger.month import last_day, month_of
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.treasury.values import DebtSide
from cleaning.web.http import Request, Response, inject, page
from cleaning.web.office.months import a_day, first_day, whole


class LedgerController(Controller):
    path = "/ledger"

    @get("/")
    @inject
    def trial_balance(
        self,
        request: Request,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        clock: FromDishka[Clock],
        start: str = "",
        end: str = "",
    ) -> Response:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        first, last = period(start, end, clock.today())
        found = ledger.trial_balance(first, last, scope=access.viewer.scope)
        return page(request, "office/ledger/balance", balance=found, start=first, end=last)

    @get("/accounts/{code:str}")
    @inject
    def account(
        self,
        request: Request,
        code: str,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        clock: FromDishka[Clock],
        start: str = "",
        end: str = "",
        client_id: str = "",
        supplier_id: str = "",
        employee_id: str = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        scope = access.viewer.scope
        first, last = period(start, end, clock.today())
        about = _account(ledger, code)
        wanted = LineFilter(
            start=first, end=last, client_id=whole(client_id), supplier_id=whole(supplier_id),
            employee_id=whole(employee_id),
        )  # fmt: skip
        sums = next((row for row in ledger.trial_balance(first, last, scope=scope).rows if row.code == code), None)
        lines = ledger.lines(code, wanted, scope=scope, after=after)
        return page(request, "office/ledger/account", account=about, sums=sums, lines=lines, start=first, end=last)

    @get("/entries")
    @inject
    def journal(
        self,
        request: Request,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        source: str = "",
        month: str = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        day = first_day(month)
        entries = ledger.entries(
            scope=access.viewer.scope, start=day, end=day and last_day(day), source=source, after=after
        )
        return page(request, "office/ledger/journal", entries=entries)

    @get("/documents/{kind:str}/{source_id:int}")
    @inject
    def of_document(
        self, request: Request, kind: str, source_id: int, access: FromDishka[Access], ledger: FromDishka[LedgerQueries]
    ) -> Response:
        """The entries that a document made."""
        access.require(Permission.LEDGER_ENTRY_VIEW)
        entries = [one for one in ledger.of_source(kind, source_id) if one.branch_id in access.viewer.branch_ids]
        if not entries:
            raise NotFound("entry", source_id)
        return page(request, "office/ledger/entries", entries=entries, names=_names(ledger))

    @get("/receivables")
    @inject
    def receivables(
        self, request: Request, access: FromDishka[Access], treasury: FromDishka[TreasuryQueries],
        clock: FromDishka[Clock], side: str = "",
    ) -> Response:  # fmt: skip
        access.require(Permission.PAYMENTS_VIEW)
        whose = DebtSide.PAYABLE if side == "payable" else DebtSide.RECEIVABLE
        rows = treasury.ageing(scope=access.viewer.scope, today=clock.today(), side=whose)
        return page(request, "office/ledger/ageing", rows=rows, side=whose, today=clock.today())

    @get("/vat")
    @inject
    def vat(
        self,
        request: Request,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        billing: FromDishka[BillingQueries],
        clock: FromDishka[Clock],
        month: str = "",
    ) -> Response:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        first, scope = first_day(month) or month_of(clock.today()), access.viewer.scope
        posted, documents = ledger.vat(first, scope=scope), billing.vat_month(first, scope=scope)
        return page(request, "office/ledger/vat", month=first, last=last_day(first), posted=posted, documents=documents)


def period(start: str, end: str, today: date) -> tuple[date, date]:
    """The days of the address; the running month where it says nothing, and never an end before the start."""
    first = a_day(start, month_of(today))
    last = a_day(end, last_day(max(first, today)))
    return first, max(first, last)


def _account(ledger: LedgerQueries, code: str) -> AccountRow:
    found = next((row for row in ledger.accounts() if row.code == code), None)
    if found is None:
        raise NotFound("account", code)
    return found


def _names(ledger: LedgerQueries) -> dict[str, Any]:
    return {row.code: row for row in ledger.accounts()}


ROUTES = (LedgerController,)
