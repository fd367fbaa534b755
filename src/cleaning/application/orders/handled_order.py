"""A stored order whose branch the viewer may work in."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.orders.ports import Orders
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.orders.order import Order
from cleaning.domain.shared.ids import OrderId


@dataclass(frozen=True, slots=True)
class HandledOrder:
    """``version`` is that of the state somebody looked at; None is not asking."""

    orders: Orders
    access: Access

    def __call__(self, order_id: OrderId, version: int | None = None) -> Order:
        self.access.require(Permission.ORDERS_EDIT)
        order = self.orders.get(order_id)
        self.access.require(Permission.ORDERS_EDIT, branch=order.branch_id)
        order.expect(version)
        return order
