"""Put an order on the board: a visit that carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.orders.queries import OrderQueries
from cleaning.application.shared.ports import Work
from cleaning.application.visits.plan_ordered_visit import OrderedLine, OrderedVisit, PlanOrderedVisit
from cleaning.domain.orders.parts import WHOLE, parts_of
from cleaning.domain.orders.values import UNDONE, OrderStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import OrderId, VisitId


class Schedule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When somebody comes and for how long; ``share`` percent of the work, or what is left of it."""

    starts_at: datetime
    minutes: int
    share: Decimal = WHOLE
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ScheduleOrder:
    """Work and price of all its visits add up to the order's, so that nobody is paid twice for the same.

    An order that gets a time is confirmed, and its window is that of the visit unless one was agreed before.
    """

    work: Work
    handled: HandledOrder
    orders: OrderQueries
    plan: PlanOrderedVisit

    def __call__(self, order_id: OrderId, said: Schedule) -> VisitId:
        with self.work:
            order = self.handled(order_id, said.version)
            if order.stage not in UNDONE:
                raise RuleBroken("order.stage", stage=order.stage)
            if not 0 < said.minutes <= 24 * 60:
                raise RuleBroken("plan.minutes", field="minutes", minutes=said.minutes)
            parts = parts_of(order.lines, self.orders.planned(order_id), said.share)
            lines = tuple(
                OrderedLine(
                    service_id=part.line.service_id, description=part.line.description, quantity=part.quantity,
                    unit=part.line.unit, price=part.price, vat_code=part.line.vat_code,
                ) for part in parts
            )  # fmt: skip
            visit_id = self.plan(
                OrderedVisit(
                    order_id=order.id, branch_id=order.branch_id, premises_id=order.premises_id,
                    starts_at=said.starts_at, minutes=said.minutes, lines=lines, note=order.note,
                )
            )  # fmt: skip
            if order.stage is OrderStage.NEW:
                order.confirm()
            if order.starts_at is None:
                order.agree_on(said.starts_at, said.starts_at + timedelta(minutes=said.minutes))
            return visit_id
