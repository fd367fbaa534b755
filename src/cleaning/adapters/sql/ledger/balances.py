"""The trial balance from the sums of months; lines are read only where a day cuts through a month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, lateral, select, true

from cleaning.adapters.sql.ledger.tables import account_months, accounts, entry_lines
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.ledger.queries import BalanceRow, TrialBalance
from cleaning.application.shared.access import Scope
from cleaning.domain.ledger.month import last_day, month_of
from cleaning.domain.shared.money import Money

DAY = timedelta(days=1)


def trial_balance(reads: Reads, start: date, end: date, scope: Scope) -> TrialBalance:
    first, last = month_of(start), month_of(end)
    before = account_months.c.month < first
    sums = {
        name: func.coalesce(func.sum(column).filter(condition), 0, type_=MoneyType()).label(name)
        for name, column, condition in (
            ("opening", account_months.c.debit - account_months.c.credit, before),
            ("debit", account_months.c.debit, ~before),
            ("credit", account_months.c.credit, ~before),
        )
    }
    about = [accounts.c.code, accounts.c.name_bg, accounts.c.name_en, accounts.c.type]
    found = (
        select(*about, *sums.values())
        .join(accounts, accounts.c.code == account_months.c.account_code)
        .where(account_months.c.month <= last, account_months.c.branch_id.in_(scope.branch_ids))
        .group_by(*about)
        .order_by(accounts.c.code)
    )
    rows = {row.code: dict(row._mapping) for row in reads.all(found)}
    if start > first:
        for code, debit, credit in reads.all(_between(first, start - DAY, scope)):
            rows[code]["opening"] += debit - credit
            _less(rows[code], debit, credit)
    if end < last_day(last):
        for code, debit, credit in reads.all(_between(end + DAY, last_day(last), scope)):
            _less(rows[code], debit, credit)
    shown = [BalanceRow(**row) for row in rows.values()]
    return TrialBalance(start=start, end=end, rows=[row for row in shown if row.opening or row.debit or row.credit])


def _less(row: dict[str, Any], debit: Money, credit: Money) -> None:
    row["debit"] -= debit
    row["credit"] -= credit


def _between(start: date, end: date, scope: Scope) -> Select[Any]:
    """Sums of lines, account by account, so that each is one stretch of its index."""
    lines = lateral(
        select(func.sum(entry_lines.c.debit).label("debit"), func.sum(entry_lines.c.credit).label("credit"))
        .where(entry_lines.c.account_code == accounts.c.code, entry_lines.c.on.between(start, end))
        .where(entry_lines.c.branch_id.in_(scope.branch_ids))
    )
    joined = accounts.join(lines, true())
    return select(accounts.c.code, lines.c.debit, lines.c.credit).select_from(joined).where(lines.c.debit.is_not(None))
