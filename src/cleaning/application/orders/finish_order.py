"""Everything ordered is done, said by the office; a finished visit says it by itself."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.orders.queries import OrderQueries
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import OrderId


@dataclass(frozen=True, slots=True)
class FinishOrder:
    """Not while a visit of it is still ahead: that one would be done for nothing."""

    work: Work
    handled: HandledOrder
    orders: OrderQueries
    clock: Clock

    def __call__(self, order_id: OrderId, *, version: int | None = None) -> None:
        with self.work:
            order = self.handled(order_id, version)
            if self.orders.visits_ahead(order_id):
                raise RuleBroken("order.visits_ahead")
            order.finish(at=self.clock.now())
