"""What the use cases of orders need."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.orders.order import Order
from cleaning.domain.shared.ids import OrderId


class Orders(Protocol):
    """All the orders there are, as if they were in memory."""

    def get(self, order_id: OrderId) -> Order:
        """As it is now, and nobody else's until this work ends. Raise NotFound when there is none."""

    def add(self, order: Order) -> None:
        """The order has its id afterwards."""

    def store(self, order: Order) -> None:
        """Write the changes now, so that reads of the same transaction see them."""
