"""Desks, payments and who owes what, as lists and cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_
from sqlalchemy.orm import aliased

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.purchasing.tables import suppliers
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.treasury import owing
from cleaning.adapters.sql.treasury.tables import allocations, debts, desks, payments
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.treasury.queries import (
    Ageing,
    Allocated,
    Debt,
    DeskRow,
    DueWeek,
    PaymentCard,
    PaymentFilter,
    PaymentRow,
    Standing,
)
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide, DeskKind

OUR_OWN = {"desk", "kind", "party", "advance", "reversed_by_id", "created_at", "actor", "fiscal_receipt", "allocations"}


def _payments(*conditions: ColumnElement[bool], extra: Sequence[Any] = ()) -> Select[Any]:
    later = aliased(payments)
    names = [name for name in PaymentRow.__struct_fields__ if name not in OUR_OWN]
    return (
        select(
            *(payments.c[name] for name in names), *extra, desks.c.name.label("desk"), desks.c.kind,
            func.coalesce(clients.c.name, suppliers.c.name, "").label("party"),
            (payments.c.amount - payments.c.used).label("advance"), later.c.id.label("reversed_by_id"),
        )
        .select_from(
            payments.join(desks, desks.c.id == payments.c.desk_id)
            .outerjoin(clients, clients.c.id == payments.c.client_id)
            .outerjoin(suppliers, suppliers.c.id == payments.c.supplier_id)
            .outerjoin(later, later.c.reverses_id == payments.c.id)
        )
        .where(*conditions)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SqlTreasuryQueries:
    reads: Reads

    def desks(self, *, scope: Scope, kind: DeskKind | None = None, closed: bool = False) -> list[DeskRow]:
        found = self._desks(scope).order_by(branches.c.name, desks.c.kind, desks.c.name)
        if kind is not None:
            found = found.where(desks.c.kind == kind)
        return self.reads.structs(DeskRow, found if closed else found.where(desks.c.active))

    def desk(self, desk_id: int, *, scope: Scope) -> DeskRow:
        found = self.reads.structs(DeskRow, self._desks(scope).where(desks.c.id == desk_id))
        if not found:
            raise NotFound("desk", desk_id)
        return found[0]

    def _desks(self, scope: Scope) -> Select[Any]:
        names = [name for name in DeskRow.__struct_fields__ if name != "branch"]
        found = select(*(desks.c[name] for name in names), branches.c.name.label("branch"))
        return found.join(branches, branches.c.id == desks.c.branch_id).where(desks.c.branch_id.in_(scope.branch_ids))

    def page(
        self, wanted: PaymentFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[PaymentRow]:
        size = bounded(limit)
        conditions: list[ColumnElement[bool]] = [payments.c.branch_id.in_(scope.branch_ids)]
        if wanted.kind is not None:
            conditions.append(desks.c.kind == wanted.kind)
        for name in ("desk_id", "direction", "client_id", "supplier_id"):
            if (value := getattr(wanted, name)) is not None:
                conditions.append(payments.c[name] == value)
        if wanted.start is not None:
            conditions.append(payments.c.paid_on >= wanted.start)
        if wanted.end is not None:
            conditions.append(payments.c.paid_on <= wanted.end)
        if (values := decode_cursor(after)) is not None:
            last = tuple_(date.fromisoformat(values[0]), values[1])
            conditions.append(tuple_(payments.c.paid_on, payments.c.id) < last)
        newest = _payments(*conditions).order_by(payments.c.paid_on.desc(), payments.c.id.desc())
        rows = self.reads.structs(PaymentRow, newest.limit(size + 1))
        return page_of(rows, size, lambda row: (row.paid_on.isoformat(), row.id))

    def card(self, payment_id: int, *, scope: Scope) -> PaymentCard:
        extra = [payments.c[name] for name in ("created_at", "actor", "fiscal_receipt")]
        seen = (payments.c.id == payment_id, payments.c.branch_id.in_(scope.branch_ids))
        found = self.reads.first(_payments(*seen, extra=extra))
        if found is None:
            raise NotFound("payment", payment_id)
        total = func.sum(allocations.c.amount)
        about = [debts.c[name] for name in ("source_kind", "source_id", "number", "on")]
        paid = (
            select(debts.c.id.label("debt_id"), *about, total.label("amount"))
            .join(debts, debts.c.id == allocations.c.debt_id)
            .where(allocations.c.payment_id == payment_id)
            .group_by(debts.c.id)
            .having(total != 0)
            .order_by(debts.c.id)
        )
        return PaymentCard(**found._mapping, allocations=self.reads.structs(Allocated, paid))

    def paid_by(self, source_kind: str, source_id: int) -> list[PaymentRow]:
        of_document = select(allocations.c.payment_id).join(debts, debts.c.id == allocations.c.debt_id)
        of_document = of_document.where(debts.c.source_kind == source_kind, debts.c.source_id == source_id)
        return self.reads.structs(PaymentRow, _payments(payments.c.id.in_(of_document)).order_by(payments.c.id))

    def settled(self, source_kind: str, source_id: int) -> Money:
        found = select(debts.c.settled).where(debts.c.source_kind == source_kind, debts.c.source_id == source_id)
        return self.reads.scalar(found) or Money.ZERO

    def debts(
        self, *, scope: Scope, side: DebtSide = DebtSide.RECEIVABLE, client_id: int | None = None,
        supplier_id: int | None = None, limit: int = 200,
    ) -> list[Debt]:  # fmt: skip
        found = owing.open_debts(scope, side)
        if client_id is not None:
            found = found.where(debts.c.client_id == client_id)
        if supplier_id is not None:
            found = found.where(debts.c.supplier_id == supplier_id)
        return self.reads.structs(Debt, found.order_by(debts.c.due_on, debts.c.id).limit(limit))

    def standing(self, client_id: int, *, today: date) -> Standing:
        zero = Money.ZERO
        nothing = Standing(client_id=client_id, owed=zero, overdue=zero, oldest_due_on=None, advance=zero)  # type: ignore[arg-type]
        return self.standings([client_id], today=today).get(client_id, nothing)

    def standings(self, client_ids: Sequence[int], *, today: date) -> dict[int, Standing]:
        return owing.standings(self.reads, client_ids, today) if client_ids else {}

    def overdue(self, *, scope: Scope, today: date, limit: int = 50) -> list[Debt]:
        late = and_(debts.c.due_on < today, debts.c.amount > 0)
        found = owing.open_debts(scope, DebtSide.RECEIVABLE).where(late)
        return self.reads.structs(Debt, found.order_by(debts.c.due_on, debts.c.id).limit(limit))

    def due_on(self, days: Sequence[date], *, scope: Scope) -> list[Debt]:
        if not days:
            return []
        due = and_(debts.c.due_on.in_(set(days)), debts.c.amount > 0)
        found = owing.open_debts(scope, DebtSide.RECEIVABLE).where(due)
        return self.reads.structs(Debt, found.order_by(debts.c.id))

    def ageing(
        self, *, scope: Scope, today: date, side: DebtSide = DebtSide.RECEIVABLE, client_id: int | None = None,
        limit: int = 200,
    ) -> list[Ageing]:  # fmt: skip
        return self.reads.structs(Ageing, owing.ageing(scope, today, side, client_id).limit(limit))

    def due(self, *, scope: Scope, today: date, days: int = 7) -> DueWeek:
        left = debts.c.amount - debts.c.settled
        soon = debts.c.due_on < today + timedelta(days=days)
        late = debts.c.due_on < today

        def total(side: DebtSide, when: ColumnElement[bool]) -> Any:
            return func.coalesce(func.sum(left).filter(debts.c.side == side, when), 0, type_=MoneyType())

        sums = select(
            total(DebtSide.RECEIVABLE, soon).label("receivable"),
            total(DebtSide.RECEIVABLE, late).label("receivable_late"),
            total(DebtSide.PAYABLE, soon).label("payable"),
            total(DebtSide.PAYABLE, late).label("payable_late"),
        ).where(debts.c.settled != debts.c.amount, debts.c.branch_id.in_(scope.branch_ids))
        return self.reads.structs(DueWeek, sums)[0]
