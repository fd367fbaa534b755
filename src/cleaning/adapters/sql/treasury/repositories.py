"""Desks, debts and payments by SQLAlchemy; what is locked is read anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, exists, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.treasury.tables import allocations, debts, payments
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, DeskId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.debt import Debt
from cleaning.domain.treasury.desk import Desk
from cleaning.domain.treasury.payment import Payment

T = TypeVar("T", Desk, Payment)


def _anew(session: Session, kind: type[T], key: int) -> T | None:
    """Locked, and read again: what was seen before the lock may be old, and its version would betray it as stale."""
    known = session.identity_map.get(identity_key(kind, key))
    if known is not None:
        session.flush()
        session.expunge(known)
    return session.get(kind, key, with_for_update=True)


@dataclass(frozen=True, slots=True)
class SqlDesks:
    session: Session

    def get(self, desk_id: DeskId, *, lock: bool = False) -> Desk:
        found = _anew(self.session, Desk, desk_id) if lock else self.session.get(Desk, desk_id)
        if found is None:
            raise NotFound("desk", desk_id)
        return found

    def lock(self, desk_ids: Sequence[DeskId]) -> dict[DeskId, Desk]:
        return {desk_id: self.get(desk_id, lock=True) for desk_id in sorted(set(desk_ids))}

    def add(self, desk: Desk) -> None:
        with translated():
            self.session.add(desk)
            self.session.flush()


@dataclass(frozen=True, slots=True)
class SqlDebts:
    session: Session

    def add(self, debt: Debt) -> None:
        self.session.add(debt)
        self.session.flush()

    def open_of_client(self, client_id: ClientId) -> list[Debt]:
        return self._open(debts.c.side == "receivable", debts.c.client_id == client_id)

    def open_of_supplier(self, supplier_id: SupplierId) -> list[Debt]:
        return self._open(debts.c.side == "payable", debts.c.supplier_id == supplier_id)

    def _open(self, *conditions: Any) -> list[Debt]:
        found = select(Debt).where(*conditions, debts.c.settled != debts.c.amount).order_by(debts.c.id)
        return list(self.session.scalars(_locked(found)))

    def of_source(self, kind: str, source_id: int) -> Debt | None:
        found = select(Debt).where(debts.c.source_kind == kind, debts.c.source_id == source_id)
        return self.session.scalars(_locked(found)).first()

    def lock(self, debt_ids: Sequence[int]) -> dict[int, Debt]:
        found = select(Debt).where(debts.c.id.in_(debt_ids)).order_by(debts.c.id)
        return {debt.id: debt for debt in self.session.scalars(_locked(found))}


def _locked(found: Select[Any]) -> Select[Any]:
    return found.with_for_update().execution_options(populate_existing=True)


@dataclass(frozen=True, slots=True)
class SqlAllocations:
    session: Session

    def paid(self, payment: Payment, debt: Debt, amount: Money) -> None:
        self.session.execute(insert(allocations).values(payment_id=payment.id, debt_id=debt.id, amount=amount))

    def credited(self, credit: Debt, debt: Debt, amount: Money) -> None:
        self.session.execute(insert(allocations).values(credit_id=credit.id, debt_id=debt.id, amount=amount))

    def of_payment(self, payment_id: PaymentId) -> dict[int, Money]:
        total = func.sum(allocations.c.amount)
        found = select(allocations.c.debt_id, total).where(allocations.c.payment_id == payment_id)
        rows = self.session.execute(found.group_by(allocations.c.debt_id).having(total != 0))
        return {row[0]: row[1] for row in rows}


@dataclass(frozen=True, slots=True)
class SqlPayments:
    session: Session

    def add(self, payment: Payment) -> None:
        with translated():
            self.session.add(payment)
            self.session.flush()

    def get(self, payment_id: PaymentId, *, lock: bool = False) -> Payment:
        found = _anew(self.session, Payment, payment_id) if lock else self.session.get(Payment, payment_id)
        if found is None:
            raise NotFound("payment", payment_id)
        return found

    def advances(self, client_id: ClientId) -> list[Payment]:
        unused = (payments.c.direction == "in", payments.c.used < payments.c.amount)
        found = select(Payment).where(payments.c.client_id == client_id, *unused).order_by(payments.c.id)
        return list(self.session.scalars(_locked(found)))

    def reversed(self, payment_id: PaymentId) -> bool:
        return self.session.scalar(select(exists().where(payments.c.reverses_id == payment_id))) is True
