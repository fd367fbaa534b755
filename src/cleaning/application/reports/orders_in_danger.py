"""Orders that are late or may come to be, for Today."""

from __future__ import annotations

from cleaning.application.orders.queries import OrderQueries
from cleaning.application.reports.day import Day
from cleaning.application.reports.need import EACH, Attention, Need
from cleaning.application.shared.access import Scope


def orders_in_danger(orders: OrderQueries, scope: Scope, day: Day) -> list[Attention]:
    """The nearest deadline first."""
    return [
        Attention(
            need=Need.ORDER, record_id=one.id, subject=one.client,
            facts={
                "number": one.number, "premises": one.premises, "service": one.service, "stage": one.stage,
                "execution": one.execution, "deadline": one.deadline,
            },
        ) for one in orders.alarms(scope=scope, now=day.now, today=day.date, limit=EACH)
    ]  # fmt: skip
