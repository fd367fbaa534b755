"""Debts: open documents, how a client stands, sums by age."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, cast, func, literal, null, select, union_all

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.purchasing.tables import suppliers
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.shapes import built_once
from cleaning.adapters.sql.treasury.tables import debts, payments
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.shared.access import Scope
from cleaning.application.treasury.queries import Debt, Standing
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide

OPEN = debts.c.settled != debts.c.amount
LEFT = debts.c.amount - debts.c.settled
WITH_PARTY = debts.outerjoin(clients, clients.c.id == debts.c.client_id).outerjoin(
    suppliers, suppliers.c.id == debts.c.supplier_id
)
PARTY = func.coalesce(clients.c.name, suppliers.c.name, "")


def open_debts(scope: Scope, side: DebtSide) -> Select[Any]:
    columns = [debts.c[name] for name in Debt.__struct_fields__ if name != "party"]
    found = select(*columns, PARTY.label("party")).select_from(WITH_PARTY)
    return found.where(debts.c.side == side, OPEN, debts.c.branch_id.in_(scope.branch_ids))


@built_once()
def standings_of(client_ids: tuple[int, ...], today: date) -> Select[Any]:
    """What is open, and what was paid ahead."""
    late = and_(debts.c.due_on < today, debts.c.amount > 0)
    zero = literal(Money.ZERO, MoneyType())
    owed = (
        select(
            debts.c.client_id, func.sum(LEFT).label("owed"),
            func.coalesce(func.sum(LEFT).filter(late), 0, type_=MoneyType()).label("overdue"),
            func.min(debts.c.due_on).filter(late).label("oldest_due_on"), zero.label("advance"),
        )
        .where(debts.c.client_id.in_(client_ids), debts.c.side == "receivable", OPEN)
        .group_by(debts.c.client_id)
    )  # fmt: skip
    ahead = (
        select(payments.c.client_id, zero, zero, cast(null(), Date), func.sum(payments.c.amount - payments.c.used))
        .where(payments.c.client_id.in_(client_ids), payments.c.direction == "in", payments.c.used < payments.c.amount)
        .group_by(payments.c.client_id)
    )
    both = union_all(owed, ahead).subquery()
    sums = [func.sum(both.c[name]).label(name) for name in ("owed", "overdue", "advance")]
    found = select(both.c.client_id, *sums, func.min(both.c.oldest_due_on).label("oldest_due_on"))
    return found.group_by(both.c.client_id)


def standings(reads: Reads, client_ids: Sequence[int], today: date) -> dict[int, Standing]:
    """One query for any number of clients."""
    rows = reads.structs(Standing, *standings_of(tuple(client_ids), today))
    return {ClientId(row.client_id): row for row in rows}


def ageing(scope: Scope, today: date, side: DebtSide, client_id: int | None) -> Select[Any]:
    def late(least: int, most: int | None) -> ColumnElement[bool]:
        newest = debts.c.due_on <= today - timedelta(days=least)
        return newest if most is None else and_(newest, debts.c.due_on >= today - timedelta(days=most))

    buckets = {"not_due": debts.c.due_on >= today, "to_30": late(1, 30), "to_60": late(31, 60), "to_90": late(61, 90),
               "over_90": late(91, None)}  # fmt: skip
    sums = [
        func.coalesce(func.sum(LEFT).filter(when), 0, type_=MoneyType()).label(name) for name, when in buckets.items()
    ]
    overdue = func.coalesce(func.sum(LEFT).filter(debts.c.due_on < today), 0)
    found = (
        select(debts.c.client_id, debts.c.supplier_id, PARTY.label("party"), *sums)
        .select_from(WITH_PARTY)
        .where(debts.c.side == side, OPEN, debts.c.branch_id.in_(scope.branch_ids))
        .group_by(debts.c.client_id, debts.c.supplier_id, PARTY)
        .order_by(overdue.desc(), PARTY)
    )
    return found if client_id is None else found.where(debts.c.client_id == client_id)
