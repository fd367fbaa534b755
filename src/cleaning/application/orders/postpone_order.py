"""Another deadline for an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import OrderId


@dataclass(frozen=True, slots=True)
class PostponeOrder:
    work: Work
    handled: HandledOrder

    def __call__(self, order_id: OrderId, deadline: datetime, *, version: int | None = None) -> None:
        with self.work:
            self.handled(order_id, version).postpone(deadline)
