"""Reads of orders, in Core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_, select, true, tuple_

from cleaning.adapters.sql.billing.tables import invoices
from cleaning.adapters.sql.orders.card import card_of
from cleaning.adapters.sql.orders.filtering import narrowed
from cleaning.adapters.sql.orders.lights import (
    IS_OPEN,
    NOBODY,
    bills,
    execution_is,
    payment_of,
)
from cleaning.adapters.sql.orders.rows import order_row, rows, seen
from cleaning.adapters.sql.orders.tables import order_conditions, order_lines, orders
from cleaning.adapters.sql.own_lists import Order
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.types import MoneyType
from cleaning.adapters.sql.visits.tables import visit_lines, visits
from cleaning.application.orders.order_card import OrderCard
from cleaning.application.orders.queries import OrderFigures, OrderFilter, OrderRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.orders.execution import ExecutionLight
from cleaning.domain.orders.parts import Planned
from cleaning.domain.orders.payment import PaymentLight
from cleaning.domain.orders.values import FINISHED, UNDONE, OrderStage
from cleaning.domain.shared.ids import OrderId, ServiceId
from cleaning.domain.shared.money import Money

SOFIA = ZoneInfo("Europe/Sofia")
PLACE = tuple_(orders.c.deadline, orders.c.id)


@dataclass(frozen=True, slots=True)
class SqlOrderQueries:
    reads: Reads

    def page(
        self, wanted: OrderFilter, *, scope: Scope, now: datetime, today: date, after: str | None = None,
        limit: int | None = None,
    ) -> Page[OrderRow]:  # fmt: skip
        size = bounded(limit)
        found, billed = rows(scope)
        found = found.where(*narrowed(wanted, billed, now, today))
        if wanted.own.sort is not None:
            own = Order(orders.c.own, wanted.own.sort, (orders.c.id,))
            return own.page(self.reads, found, lambda row: order_row(dict(row._mapping), now, today), after, size)
        ahead = wanted.open or wanted.stage in UNDONE
        if cursor := decode_cursor(after):
            last = (datetime.fromisoformat(cursor[0]), cursor[1])
            found = found.where(last < PLACE if ahead else last > PLACE)
        order = (orders.c.deadline, orders.c.id) if ahead else (orders.c.deadline.desc(), orders.c.id.desc())
        shown = self.reads.all(found.order_by(*order).limit(size + 1))
        made = [order_row(dict(row._mapping), now, today) for row in shown]
        return page_of(made, size, lambda row: (row.deadline.isoformat(), row.id))

    def board(self, *, scope: Scope, now: datetime, today: date, since: datetime, each: int = 30) -> list[OrderRow]:
        soonest = case((IS_OPEN, func.extract("epoch", orders.c.deadline)), else_=0)
        latest = func.extract("epoch", orders.c.deadline).desc()
        place = func.row_number().over(partition_by=orders.c.stage, order_by=(soonest, latest, orders.c.id))
        cut = (
            select(orders.c.id, place.label("place"))
            .where(*seen(scope), or_(IS_OPEN, orders.c.deadline >= since))
            .subquery()
        )
        found, _ = rows(scope)
        shown = found.join(cut, cut.c.id == orders.c.id).where(cut.c.place <= each).order_by(cut.c.place)
        return [order_row(dict(row._mapping), now, today) for row in self.reads.all(shown)]

    def figures(self, *, scope: Scope, now: datetime, today: date) -> OrderFigures:
        billed = bills()
        unconfirmed = (
            select(order_conditions.c.id)
            .where(order_conditions.c.order_id == orders.c.id, order_conditions.c.required)
            .where(order_conditions.c.confirmed_at.is_(None))
            .exists()
        )
        light = payment_of(billed, today)
        asked = {
            "late": execution_is(ExecutionLight.LATE, now),
            "at_risk": execution_is(ExecutionLight.AT_RISK, now),
            "nobody": NOBODY,
            "conditions": unconfirmed,
            "overdue": light == PaymentLight.OVERDUE,
            "to_invoice": and_(orders.c.stage.in_(FINISHED), light == PaymentLight.NOT_INVOICED),
        }
        found = select(
            func.count().label("open"), func.coalesce(func.sum(orders.c.net), 0, type_=MoneyType()).label("net"),
            *(func.count().filter(condition).label(name) for name, condition in asked.items()),
        ).select_from(orders.join(billed, true())).where(*seen(scope), IS_OPEN)  # fmt: skip
        return OrderFigures(**self.reads.one(found)._mapping)

    def counts(self, *, scope: Scope) -> Mapping[OrderStage, int]:
        wanted = select(orders.c.stage, func.count().label("found")).where(*seen(scope), IS_OPEN)
        return {row.stage: row.found for row in self.reads.all(wanted.group_by(orders.c.stage))}

    def alarms(self, *, scope: Scope, now: datetime, today: date, limit: int = 20) -> list[OrderRow]:
        late, risk = (execution_is(light, now) for light in (ExecutionLight.LATE, ExecutionLight.AT_RISK))
        found, _ = rows(scope)
        shown = found.where(or_(late, risk)).order_by(orders.c.deadline, orders.c.id).limit(limit)
        return [order_row(dict(row._mapping), now, today) for row in self.reads.all(shown)]

    def card(self, order_id: int, *, scope: Scope, now: datetime, today: date) -> OrderCard:
        return card_of(self.reads, order_id, scope, now, today)

    def of_client(self, client_id: int, *, scope: Scope, now: datetime, today: date, limit: int = 10) -> list[OrderRow]:
        found, _ = rows(scope)
        shown = found.where(orders.c.client_id == client_id).order_by(orders.c.id.desc()).limit(limit)
        return [order_row(dict(row._mapping), now, today) for row in self.reads.all(shown)]

    def ordered_on(self, client_id: int) -> list[date]:
        last = (
            select(orders.c.created_at)
            .where(orders.c.client_id == client_id, orders.c.stage != OrderStage.CANCELLED)
            .order_by(orders.c.id.desc())
            .limit(100)
        )
        return [moment.astimezone(SOFIA).date() for moment in self.reads.scalars(last)]

    def numbers(self, ids: Sequence[int]) -> Mapping[OrderId, str]:
        if not ids:
            return {}
        found = select(orders.c.id, orders.c.number).where(orders.c.id.in_(ids))
        return {row.id: row.number for row in self.reads.all(found)}

    def visits_ahead(self, order_id: OrderId) -> int:
        ahead = visits.c.stage.in_(("planned", "underway"))
        return int(self.reads.scalar(select(func.count()).where(visits.c.order_id == order_id, ahead)))

    def visits_unaccepted(self, order_id: OrderId) -> int:
        left = and_(visits.c.stage != "cancelled", visits.c.accepted_at.is_(None))
        return int(self.reads.scalar(select(func.count()).where(visits.c.order_id == order_id, left)))

    def planned(self, order_id: OrderId) -> Mapping[ServiceId, Planned]:
        carried = (
            select(visit_lines.c.service_id, func.sum(visit_lines.c.quantity).label("quantity"),
                   func.sum(visit_lines.c.price).label("price"))
            .join_from(visits, visit_lines)
            .where(visits.c.order_id == order_id, visits.c.stage != "cancelled")
            .group_by(visit_lines.c.service_id)
        )  # fmt: skip
        return {row.service_id: Planned(row.quantity, row.price) for row in self.reads.all(carried)}

    def vat(self, order_id: OrderId) -> Mapping[str, Money]:
        net = func.sum(order_lines.c.net).label("net")
        found = select(order_lines.c.vat_code, net).where(order_lines.c.order_id == order_id)
        return {row.vat_code: row.net for row in self.reads.all(found.group_by(order_lines.c.vat_code))}

    def billed(self, order_id: OrderId) -> Decimal | None:
        total = func.sum(invoices.c.net)
        found = self.reads.scalar(select(total).where(invoices.c.order_id == order_id, invoices.c.stage != "annulled"))
        return None if found is None else found.amount
