"""Nothing is left to do about an order."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import OrderId


@dataclass(frozen=True, slots=True)
class CloseOrder:
    """Refused while a required condition is unconfirmed."""

    work: Work
    handled: HandledOrder

    def __call__(self, order_id: OrderId, *, version: int | None = None) -> None:
        with self.work:
            self.handled(order_id, version).close()
