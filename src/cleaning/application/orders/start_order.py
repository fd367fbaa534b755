"""Work begins that no visit tells of."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import OrderId


@dataclass(frozen=True, slots=True)
class StartOrder:
    work: Work
    handled: HandledOrder
    clock: Clock

    def __call__(self, order_id: OrderId, *, version: int | None = None) -> None:
        with self.work:
            self.handled(order_id, version).start(at=self.clock.now())
