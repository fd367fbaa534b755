"""What the books say of one client, and of persons against firms (the kind of a client never changes: joined)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, cast, func, select

from cleaning.adapters.sql.clients.alias import is_client
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.ledger.tables import entry_lines
from cleaning.adapters.sql.shapes import built_once
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.shared.access import Scope

NET = entry_lines.c.debit - entry_lines.c.credit
ACCOUNT = entry_lines.c.account_code
OWED = ACCOUNT.in_(("411", "412"))
EARNED = ("703", "601", "604")


def _sum(condition: ColumnElement[bool], sign: int = 1) -> Any:
    return func.coalesce(func.sum(NET * sign).filter(condition), 0, type_=MoneyType())


@built_once()
def figures_of(client_id: int, start: date, end: date) -> Select[Any]:
    """Balance of today; revenue and direct cost between two days, both included. Two stretches of an index each."""
    mine = is_client(entry_lines.c.client_id, client_id)
    balance = select(_sum(OWED)).where(mine, OWED).scalar_subquery()
    return select(
        balance.label("balance"),
        _sum(ACCOUNT == "703", -1).label("revenue"),
        _sum(ACCOUNT.in_(("601", "604"))).label("cost"),
    ).where(mine, ACCOUNT.in_(EARNED), entry_lines.c.on.between(start, end))


def by_kind(start: date, end: date, scope: Scope) -> Select[Any]:
    """Revenue, direct cost and what was paid by kind of client and month."""
    month = cast(func.date_trunc("month", entry_lines.c.on), Date)
    return (
        select(
            clients.c.kind,
            month.label("month"),
            _sum(ACCOUNT == "703", -1).label("revenue"),
            _sum(ACCOUNT == "601").label("materials"),
            _sum(ACCOUNT == "604").label("labour"),
            _sum(ACCOUNT.in_(("411", "412")) & (entry_lines.c.credit > 0), -1).label("settled"),
        )
        .join(clients, clients.c.id == entry_lines.c.client_id)
        .where(ACCOUNT.in_((*EARNED, "411", "412")), entry_lines.c.on.between(start, end))
        .where(entry_lines.c.branch_id.in_(scope.branch_ids))
        .group_by(clients.c.kind, month)
        .order_by(month, clients.c.kind)
    )


def owed_by_kind(on: date, scope: Scope) -> Select[Any]:
    """What persons and firms owed at the end of a day, and how many of them."""
    each = (
        select(entry_lines.c.client_id, func.sum(NET).label("balance"))
        .where(OWED, entry_lines.c.client_id.is_not(None), entry_lines.c.on <= on)
        .where(entry_lines.c.branch_id.in_(scope.branch_ids))
        .group_by(entry_lines.c.client_id)
        .subquery()
    )
    owing = each.c.balance > 0
    return (
        select(
            clients.c.kind,
            func.coalesce(func.sum(each.c.balance), 0, type_=MoneyType()).label("balance"),
            func.count().filter(owing).label("owing"),
        )
        .join(clients, clients.c.id == each.c.client_id)
        .group_by(clients.c.kind)
    )
