"""Money: entries by hand, and closing the months."""

from __future__ import annotations

from datetime import date
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.ledger.close_month import CloseMonth, ReopenMonth
from cleaning.application.ledger.post_entry import KEPT_BY_DOCUMENTS, ManualEntry, PostEntry, Reversal, ReverseEntry
from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.ledger.entry import EntryLine
from cleaning.domain.shared.errors import DomainError, RuleBroken
from cleaning.domain.shared.ids import BranchId, EntryId
from cleaning.domain.shared.money import Money
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.months import a_month

NEW, MONTHS = "office/ledger/new", "office/ledger/months"
ROWS = 8


class EntryController(Controller):
    path = "/ledger"

    @get("/entries/new")
    @inject
    def new(
        self, request: Request, form: Form, access: FromDishka[Access], ledger: FromDishka[LedgerQueries],
        clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.LEDGER_ENTRY_POST)
        return page(
            request, NEW, form=form, accounts=ledger.accounts(), kept=KEPT_BY_DOCUMENTS, today=clock.today(), rows=ROWS
        )

    @post("/entries", status_code=200)
    @inject
    def post_entry(
        self,
        request: Request,
        form: Form,
        post_entry: FromDishka[PostEntry],
        ledger: FromDishka[LedgerQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        on, text = form.date("on", required=True), form.text("text", required=True, max=300)
        branch = form.ref("branch_id", required=True)
        lines = _lines(form)
        made = None
        with form.attempt():
            made = form.into(
                lambda: post_entry(
                    ManualEntry(branch_id=BranchId(branch or 0), on=on or clock.today(), text=text, lines=tuple(lines))
                )
            )
        if made is None:
            accounts = ledger.accounts()
            return page(
                request,
                NEW,
                status=422,
                form=form,
                accounts=accounts,
                kept=KEPT_BY_DOCUMENTS,
                today=clock.today(),
                rows=ROWS,
            )
        return see(request, f"/ledger/entries/{made}", flash="The entry is posted")

    @get("/entries/{entry_id:int}")
    @inject
    def read(
        self, request: Request, entry_id: int, form: Form, access: FromDishka[Access], ledger: FromDishka[LedgerQueries]
    ) -> Response:
        access.require(Permission.LEDGER_ENTRY_VIEW)
        return _entry(request, entry_id, form, access, ledger)

    @post("/entries/{entry_id:int}/reversal", status_code=200)
    @inject
    def reverse(
        self,
        request: Request,
        entry_id: int,
        form: Form,
        access: FromDishka[Access],
        reverse: FromDishka[ReverseEntry],
        ledger: FromDishka[LedgerQueries],
    ) -> Response:
        made = None
        with form.attempt():
            made = reverse(Reversal(entry_id=EntryId(entry_id), reason=form.text("reason", max=300)))
        if made is None:
            return _entry(request, entry_id, form, access, ledger, status=422)
        return see(request, f"/ledger/entries/{made}", flash="The entry is reversed")

    @get("/months")
    @inject
    def months(
        self, request: Request, form: Form, access: FromDishka[Access], ledger: FromDishka[LedgerQueries],
        clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.LEDGER_ENTRY_VIEW)
        return _months(request, form, access, ledger, clock.today())

    @post("/months/{month:str}/closing", status_code=200)
    @inject
    def close(
        self, request: Request, month: str, form: Form, access: FromDishka[Access], close: FromDishka[CloseMonth],
        ledger: FromDishka[LedgerQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        with form.attempt():
            close(a_month(month))
        if form.errors:
            return _months(request, form, access, ledger, clock.today(), status=422)
        return see(request, "/ledger/months", flash="The month is closed")

    @post("/months/{month:str}/reopening", status_code=200)
    @inject
    def reopen(
        self, request: Request, month: str, form: Form, access: FromDishka[Access], reopen: FromDishka[ReopenMonth],
        ledger: FromDishka[LedgerQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        with form.attempt():
            reopen(a_month(month), form.text("reason", max=300))
        if form.errors:
            return _months(request, form, access, ledger, clock.today(), status=422)
        return see(request, "/ledger/months", flash="The month is open again")


def _lines(form: Form) -> list[EntryLine]:
    """Rows with an account; a row's refusal is shown in it."""
    lines = []
    for row in form.rows("line")[:ROWS]:
        code = row.text("account_code", max=6)
        if not code:
            continue
        debit, credit = row.money("debit") or Money.ZERO, row.money("credit") or Money.ZERO
        try:
            lines.append(EntryLine(account_code=code, debit=debit, credit=credit))
        except DomainError as refused:
            row.refuse("debit", refused)
    if not lines and not form.errors:
        form.refuse("", RuleBroken("ledger.too_few_lines"))
    return lines


def _entry(
    request: Request, entry_id: int, form: Form, access: Access, ledger: LedgerQueries, *, status: int = 200
) -> Response:
    entry = ledger.entry(entry_id, scope=access.viewer.scope)
    names: dict[str, Any] = {row.code: row for row in ledger.accounts()}
    return page(request, "office/ledger/entry", status=status, form=form, entry=entry, names=names)


def _months(
    request: Request, form: Form, access: Access, ledger: LedgerQueries, today: date, *, status: int = 200
) -> Response:
    months = ledger.months(scope=access.viewer.scope)
    return page(request, MONTHS, status=status, form=form, months=months, today=today)


ROUTES = (EntryController,)
