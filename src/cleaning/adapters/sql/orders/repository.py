"""Orders, by SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.adapters.sql.session import OurSession
from cleaning.domain.orders.order import Order
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import OrderId


@dataclass(frozen=True, slots=True)
class SqlOrders:
    session: OurSession

    def get(self, order_id: OrderId) -> Order:
        """Under a lock: whoever changes an order has to see how far it is now."""
        if (order := self.session.hold(Order, order_id)) is None:
            raise NotFound("order", order_id)
        return order

    def add(self, order: Order) -> None:
        self.session.add(order)
        self.session.flush()

    def store(self, order: Order) -> None:
        self.session.flush()
