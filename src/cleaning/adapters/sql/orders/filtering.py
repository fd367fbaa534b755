"""What the monitor is narrowed to, as conditions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, func, or_

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.orders.lights import IS_OPEN, NOBODY, execution_is, payment_of
from cleaning.adapters.sql.orders.tables import order_conditions, orders
from cleaning.adapters.sql.own_lists import narrowed_by
from cleaning.adapters.sql.premises.tables import premises
from cleaning.application.orders.queries import OrderFilter
from cleaning.domain.orders.values import FINISHED

SOFIA = ZoneInfo("Europe/Sofia")


def narrowed(wanted: OrderFilter, billed: Any, now: datetime, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = narrowed_by(orders.c.own, wanted.own)
    for name in ("stage", "source", "client_id", "premises_id", "contract_id"):
        if (value := getattr(wanted, name)) is not None:
            conditions.append(orders.c[name] == value)
    if wanted.open:
        conditions.append(IS_OPEN)
    if wanted.done:
        conditions.append(orders.c.stage.in_(FINISHED))
    if wanted.execution is not None:
        conditions.append(execution_is(wanted.execution, now))
    if wanted.payment is not None:
        conditions.append(payment_of(billed, today) == str(wanted.payment))
    if wanted.nobody:
        conditions.append(NOBODY)
    if wanted.conditions:
        conditions += [IS_OPEN, _unconfirmed()]
    if wanted.until is not None:
        conditions.append(orders.c.deadline < datetime.combine(wanted.until + timedelta(days=1), time(), SOFIA))
    if text := wanted.q.strip():
        ending = func.reverse(orders.c.number).like(f"{text[::-1]}%") if text.isdigit() else orders.c.number == text
        named = (clients.c.name.icontains(text, autoescape=True), premises.c.name.icontains(text, autoescape=True))
        conditions.append(or_(ending, *named))
    return conditions


def _unconfirmed() -> ColumnElement[bool]:
    c = order_conditions.c
    return exists().where(c.order_id == orders.c.id, c.required, c.confirmed_at.is_(None))
