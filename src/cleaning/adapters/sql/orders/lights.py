"""The rules of ``domain/orders/execution`` and ``payment`` in the words of the database, to filter and to count by.

A test compares both over generated orders.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, not_, or_, select

from cleaning.adapters.sql.billing.tables import invoices
from cleaning.adapters.sql.orders.tables import orders
from cleaning.adapters.sql.treasury.tables import debts
from cleaning.adapters.sql.types import MoneyType
from cleaning.adapters.sql.visits.tables import visit_members, visits
from cleaning.domain.orders import execution, payment
from cleaning.domain.orders.execution import ExecutionLight
from cleaning.domain.orders.payment import PaymentLight
from cleaning.domain.orders.values import FINISHED, OPEN, UNDONE, OrderStage
from cleaning.domain.shared.money import ZERO

AHEAD = and_(visits.c.order_id == orders.c.id, visits.c.stage.in_(("planned", "underway")))
PLANNED_UNTIL = select(func.max(visits.c.ends_at)).where(AHEAD).scalar_subquery()
STAFFED = exists().where(AHEAD, visit_members.c.visit_id == visits.c.id)
IS_OPEN = orders.c.stage.in_(OPEN)
NOT_YET = orders.c.stage.in_(UNDONE)
FEE_OR_NET: ColumnElement[Any] = case((orders.c.stage == OrderStage.CANCELLED, orders.c.fee), else_=orders.c.net)
ASKED = FEE_OR_NET > ZERO
NOBODY = and_(NOT_YET, not_(STAFFED))


def bills() -> Any:
    """Issued documents of an order, as a lateral row: ``total`` and ``paid`` with VAT, ``due_on`` of what is open."""
    unpaid = and_(debts.c.amount > ZERO, debts.c.settled != debts.c.amount)
    return (
        select(
            func.coalesce(func.sum(debts.c.amount), 0, type_=MoneyType()).label("total"),
            func.coalesce(func.sum(debts.c.settled), 0, type_=MoneyType()).label("paid"),
            func.min(debts.c.due_on).filter(unpaid).label("due_on"),
        )
        .select_from(invoices.join(debts, and_(debts.c.source_kind == "invoice", debts.c.source_id == invoices.c.id)))
        .where(invoices.c.order_id == orders.c.id, invoices.c.stage == "issued")
        .lateral("bills")
    )


def execution_is(light: ExecutionLight, now: datetime) -> ColumnElement[bool]:
    """Whether an order shows this light of execution."""
    overrun = exists().where(AHEAD, visits.c.ends_at > orders.c.deadline)
    near = and_(orders.c.deadline < now + execution.SOON, orders.c.stage != OrderStage.IN_PROGRESS)
    in_time = orders.c.deadline >= now
    risk = and_(in_time, or_(and_(near, or_(orders.c.stage == OrderStage.NEW, not_(STAFFED))), overrun))
    finished = orders.c.stage.in_(FINISHED)
    rules: dict[ExecutionLight, ColumnElement[bool]] = {
        ExecutionLight.LATE: and_(NOT_YET, orders.c.deadline < now),
        ExecutionLight.AT_RISK: and_(NOT_YET, risk),
        ExecutionLight.ON_TIME: and_(NOT_YET, in_time, not_(risk)),
        ExecutionLight.DONE: and_(finished, orders.c.done_at <= orders.c.deadline),
        ExecutionLight.DONE_LATE: and_(finished, orders.c.done_at > orders.c.deadline),
        ExecutionLight.CANCELLED: orders.c.stage == OrderStage.CANCELLED,
    }
    return rules[light]


def payment_of(billed: Any, today: date) -> ColumnElement[str]:
    """The name of the light of payment; ``billed`` is :func:`bills`."""
    total, paid, due_on = billed.c.total, billed.c.paid, billed.c.due_on
    return case(
        (and_(total <= ZERO, ASKED), literal(str(PaymentLight.NOT_INVOICED))),
        (total <= ZERO, literal(str(PaymentLight.NOTHING))),
        (paid >= total, literal(str(PaymentLight.PAID))),
        (due_on < today, literal(str(PaymentLight.OVERDUE))),
        (paid > ZERO, literal(str(PaymentLight.PART_PAID))),
        (due_on <= today + payment.SOON, literal(str(PaymentLight.DUE_SOON))),
        else_=literal(str(PaymentLight.INVOICED)),
    )
