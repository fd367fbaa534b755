"""The books: accounts, balances, entries, months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.billing.queries import BillingQueries, VatOfMonth
from cleaning.application.ledger.close_month import CloseMonth, ReopenMonth
from cleaning.application.ledger.post_entry import ManualEntry, PostEntry, Reversal, ReverseEntry
from cleaning.application.ledger.queries import (
    AccountRow,
    BalanceRow,
    EntryRow,
    LedgerQueries,
    LineFilter,
    LineRow,
    MonthRow,
)
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock
from cleaning.domain.ledger.entry import EntryLine
from cleaning.domain.ledger.month import last_day, month_of
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, EmployeeId, EntryId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.web.api.amounts import money
from cleaning.web.api.amounts import month as month_named
from cleaning.web.http import Request, inject


class BalanceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Debit minus credit; the sums of ``opening`` and ``closing`` over all accounts are zero."""

    code: str
    name_bg: str
    name_en: str
    opening: Money
    debit: Money
    credit: Money
    closing: Money


class TrialBalanceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    start: date
    end: date
    rows: list[BalanceAnswer]
    opening: Money
    debit: Money
    credit: Money
    closing: Money


class EntryLineInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Either ``debit`` or ``credit``."""

    account_code: str
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    client_id: ClientId | None = None
    supplier_id: SupplierId | None = None
    employee_id: EmployeeId | None = None

    def line(self) -> EntryLine:
        return EntryLine(account_code=self.account_code, debit=money(self.debit, "debit"),
                         credit=money(self.credit, "credit"), client_id=self.client_id,
                         supplier_id=self.supplier_id, employee_id=self.employee_id)  # fmt: skip


class EntryInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    branch_id: BranchId
    on: date
    text: str
    lines: list[EntryLineInput]


class ReversalInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: str
    on: date | None = None


class ReasonInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: str


class VatAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """As posted, and what the month's documents say by rate."""

    month: date
    sales: Money
    purchases: Money
    due: Money
    documents: list[VatOfMonth]


class LedgerApi(Controller):
    path = "/ledger"
    tags = ("ledger",)

    @get(
        "/trial-balance", summary="Every account: opening, movements, closing; the running month when no days are given"
    )
    @inject
    def trial_balance(
        self,
        request: Request,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        clock: FromDishka[Clock],
        start: date | None = None,
        end: date | None = None,
    ) -> TrialBalanceAnswer:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        first, last = days(start, end, clock.today())
        found = ledger.trial_balance(first, last, scope=access.viewer.scope)
        return TrialBalanceAnswer(
            start=first, end=last, rows=[_balance(row) for row in found.rows], opening=found.opening,
            debit=found.debit, credit=found.credit, closing=found.closing,
        )  # fmt: skip

    @get("/accounts", summary="The chart of accounts")
    @inject
    def accounts(
        self, request: Request, access: FromDishka[Access], ledger: FromDishka[LedgerQueries]
    ) -> list[AccountRow]:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        return ledger.accounts()

    @get("/accounts/{account_code:str}/lines", summary="Movements of an account, newest first")
    @inject
    def lines(
        self,
        request: Request,
        account_code: str,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        clock: FromDishka[Clock],
        start: date | None = None,
        end: date | None = None,
        client_id: int | None = None,
        supplier_id: int | None = None,
        employee_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[LineRow]:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        first, last = days(start, end, clock.today())
        wanted = LineFilter(start=first, end=last, client_id=client_id, supplier_id=supplier_id,
                            employee_id=employee_id)  # fmt: skip
        return ledger.lines(account_code, wanted, scope=access.viewer.scope, after=after, limit=limit)

    @get("/entries", summary="The journal, newest first; source is a kind of document")
    @inject
    def entries(
        self,
        request: Request,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        start: date | None = None,
        end: date | None = None,
        source: str = "",
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[EntryRow]:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        return ledger.entries(scope=access.viewer.scope, start=start, end=end, source=source, after=after, limit=limit)

    @get("/entries/{entry_id:int}", summary="One entry")
    @inject
    def entry(
        self, request: Request, entry_id: int, access: FromDishka[Access], ledger: FromDishka[LedgerQueries]
    ) -> EntryRow:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        return ledger.entry(entry_id, scope=access.viewer.scope)

    @post("/entries", summary="Post an entry that no document makes")
    @inject
    def post_entry(
        self,
        request: Request,
        data: EntryInput,
        viewer: FromDishka[Viewer],
        post_entry: FromDishka[PostEntry],
        ledger: FromDishka[LedgerQueries],
    ) -> EntryRow:
        lines = tuple(line.line() for line in data.lines)
        made = post_entry(ManualEntry(branch_id=data.branch_id, on=data.on, text=data.text, lines=lines))
        return ledger.entry(made, scope=viewer.scope)

    @post("/entries/{entry_id:int}/reversal", summary="Reverse an entry posted by hand")
    @inject
    def reverse(
        self,
        request: Request,
        entry_id: int,
        data: ReversalInput,
        viewer: FromDishka[Viewer],
        reverse: FromDishka[ReverseEntry],
        ledger: FromDishka[LedgerQueries],
    ) -> EntryRow:
        made = reverse(Reversal(entry_id=EntryId(entry_id), reason=data.reason, on=data.on))
        return ledger.entry(made, scope=viewer.scope)

    @get("/periods", summary="Months with movements, and which are closed")
    @inject
    def months(self, request: Request, access: FromDishka[Access], ledger: FromDishka[LedgerQueries]) -> list[MonthRow]:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        return ledger.months(scope=access.viewer.scope)

    @post("/periods/{month:str}/closing", status_code=200, summary="Close a month (2026-10): nothing is posted into it")
    @inject
    def close(
        self,
        request: Request,
        month: str,
        viewer: FromDishka[Viewer],
        close: FromDishka[CloseMonth],
        ledger: FromDishka[LedgerQueries],
    ) -> list[MonthRow]:
        close(month_named(month))
        return ledger.months(scope=viewer.scope)

    @post("/periods/{month:str}/reopening", status_code=200, summary="Open the last closed month again")
    @inject
    def reopen(
        self,
        request: Request,
        month: str,
        data: ReasonInput,
        viewer: FromDishka[Viewer],
        reopen: FromDishka[ReopenMonth],
        ledger: FromDishka[LedgerQueries],
    ) -> list[MonthRow]:
        reopen(month_named(month), data.reason)
        return ledger.months(scope=viewer.scope)

    @get("/vat/{month:str}", summary="VAT of a month")
    @inject
    def vat(
        self,
        request: Request,
        month: str,
        access: FromDishka[Access],
        ledger: FromDishka[LedgerQueries],
        billing: FromDishka[BillingQueries],
    ) -> VatAnswer:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        first, scope = month_named(month), access.viewer.scope
        posted = ledger.vat(first, scope=scope)
        return VatAnswer(month=first, sales=posted.sales, purchases=posted.purchases, due=posted.due,
                         documents=billing.vat_month(first, scope=scope))  # fmt: skip


def days(start: date | None, end: date | None, today: date) -> tuple[date, date]:
    """The days asked for; of the running month where they are left out."""
    first = start or month_of(end or today)
    last = end or last_day(max(first, today))
    if last < first:
        raise RuleBroken("period.empty", field="end", start=first, end=last)
    return first, last


def _balance(row: BalanceRow) -> BalanceAnswer:
    return BalanceAnswer(code=row.code, name_bg=row.name_bg, name_en=row.name_en, opening=row.opening,
                         debit=row.debit, credit=row.credit, closing=row.closing)  # fmt: skip


ROUTES = (LedgerApi,)
