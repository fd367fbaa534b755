"""Answers of the books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, cast, func, or_, select

from cleaning.adapters.sql.clients.alias import MERGED, is_client, standing_for
from cleaning.adapters.sql.ledger import by_client, journal
from cleaning.adapters.sql.ledger.balances import trial_balance
from cleaning.adapters.sql.ledger.statement import statement
from cleaning.adapters.sql.ledger.tables import account_months, accounts, closed_months, entries, entry_lines
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.ledger.queries import (
    AccountRow,
    ClientFigures,
    ClientMonth,
    EntryRow,
    KindMonth,
    KindOwed,
    LineFilter,
    LineRow,
    MonthRow,
    Statement,
    TrialBalance,
    VatMonth,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.ledger.month import next_month
from cleaning.domain.shared.money import Money

NET = func.sum(entry_lines.c.debit - entry_lines.c.credit)
VAT = ("4531", "4532")
LINES = entry_lines.outerjoin(MERGED, MERGED.c.id == entry_lines.c.client_id)
OWED = entry_lines.c.account_code.in_(("411", "412"))


def zero(column: Any) -> Any:
    return func.coalesce(column, 0, type_=MoneyType())


@dataclass(frozen=True, slots=True)
class SqlLedgerQueries:
    reads: Reads

    def accounts(self) -> list[AccountRow]:
        return self.reads.structs(AccountRow, select(accounts).order_by(accounts.c.code))

    def trial_balance(self, start: date, end: date, *, scope: Scope) -> TrialBalance:
        return trial_balance(self.reads, start, end, scope)

    def account_balances(self, codes: Sequence[str], on: date, *, scope: Scope) -> dict[str, Money]:
        rows = trial_balance(self.reads, on, on, scope).rows
        return {row.code: row.closing for row in rows if row.code in codes}

    def lines(
        self, account_code: str, wanted: LineFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[LineRow]:
        return journal.lines(self.reads, account_code, wanted, scope, after, limit)

    def entries(
        self, *, scope: Scope, start: date | None = None, end: date | None = None, source: str = "",
        after: str | None = None, limit: int | None = None,
    ) -> Page[EntryRow]:  # fmt: skip
        return journal.entries_page(self.reads, scope, start, end, source, after, limit)

    def entry(self, entry_id: int, *, scope: Scope) -> EntryRow:
        return journal.entry(self.reads, entry_id, scope)

    def of_source(self, kind: str, source_id: int) -> list[EntryRow]:
        return journal.of_source(self.reads, kind, source_id)

    def statement(self, client_id: int, start: date, end: date) -> Statement:
        return statement(self.reads, client_id, start, end)

    def balance(self, client_id: int) -> Money:
        return self.reads.scalar(select(zero(NET)).where(is_client(entry_lines.c.client_id, client_id), OWED))

    def balances(self, client_ids: Sequence[int]) -> dict[int, Money]:
        if not client_ids:
            return {}
        whose = standing_for(entry_lines.c.client_id)
        parts = select(MERGED.c.id).where(MERGED.c.merged_into.in_(client_ids))
        mine = or_(entry_lines.c.client_id.in_(client_ids), entry_lines.c.client_id.in_(parts))
        found = select(whose, zero(NET)).select_from(LINES).where(mine, OWED).group_by(whose)
        return {row[0]: row[1] for row in self.reads.all(found)}

    def vat(self, month: date, *, scope: Scope) -> VatMonth:
        """From the kept sums; what was closed by hand into 4539 at the month's end is no supply and is left out."""
        account = account_months.c.account_code
        kept = (
            select(account, zero(func.sum(account_months.c.debit - account_months.c.credit)))
            .where(account_months.c.month == month, account.in_(VAT), account_months.c.branch_id.in_(scope.branch_ids))
            .group_by(account)
        )
        by_hand = (
            select(entry_lines.c.account_code, zero(NET))
            .join(entries, entries.c.id == entry_lines.c.entry_id)
            .where(entries.c.source_kind == "manual", entries.c.on >= month, entries.c.on < next_month(month))
            .where(entry_lines.c.account_code.in_(VAT), entry_lines.c.branch_id.in_(scope.branch_ids))
            .group_by(entry_lines.c.account_code)
        )
        found = dict.fromkeys(VAT, Money.ZERO) | {row[0]: row[1] for row in self.reads.all(kept)}
        for code, moved in self.reads.all(by_hand):
            found[code] = found[code] - moved
        return VatMonth(month=month, sales=-found["4532"], purchases=found["4531"])

    def months(self, *, scope: Scope, limit: int = 24) -> list[MonthRow]:
        moved = account_months.c.branch_id.in_(scope.branch_ids)
        sums = select(account_months.c.month, func.sum(account_months.c.debit).label("turnover")).where(moved)
        each = sums.group_by(account_months.c.month).subquery()
        month = func.coalesce(each.c.month, closed_months.c.month)
        found = (
            select(
                month.label("month"), zero(each.c.turnover).label("turnover"), closed_months.c.closed_at,
                func.coalesce(closed_months.c.closed_by, "").label("closed_by"),
            )
            .select_from(each.outerjoin(closed_months, closed_months.c.month == each.c.month, full=True))
            .order_by(month.desc())
            .limit(limit)
        )  # fmt: skip
        return self.reads.structs(MonthRow, found)

    def by_client(self, start: date, end: date, *, scope: Scope, client_id: int | None = None) -> list[ClientMonth]:
        month = cast(func.date_trunc("month", entry_lines.c.on), Date)
        account, whose = entry_lines.c.account_code, standing_for(entry_lines.c.client_id)
        found = (
            select(
                whose.label("client_id"), month.label("month"), zero(-NET.filter(account == "703")).label("revenue"),
                zero(NET.filter(account == "601")).label("materials"),
                zero(NET.filter(account == "604")).label("labour"),
            )
            .select_from(LINES)
            .where(account.in_(("703", "601", "604")), entry_lines.c.client_id.is_not(None))
            .where(entry_lines.c.on.between(start, end), entry_lines.c.branch_id.in_(scope.branch_ids))
            .group_by(whose, month)
            .order_by(month, whose)
        )  # fmt: skip
        if client_id is not None:
            found = found.where(is_client(entry_lines.c.client_id, client_id))
        return self.reads.structs(ClientMonth, found)

    def client_figures(self, client_id: int, start: date, end: date) -> ClientFigures:
        return ClientFigures(**self.reads.one(*by_client.figures_of(client_id, start, end))._mapping)

    def by_kind(self, start: date, end: date, *, scope: Scope) -> list[KindMonth]:
        return self.reads.structs(KindMonth, by_client.by_kind(start, end, scope))

    def owed_by_kind(self, on: date, *, scope: Scope) -> list[KindOwed]:
        return self.reads.structs(KindOwed, by_client.owed_by_kind(on, scope))
