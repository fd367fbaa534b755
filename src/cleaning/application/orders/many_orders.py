"""The same for several orders at once: all of them, or none and the first that does not go is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.shared.access import Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.orders.order import Order
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import OrderId

MOST = 200


@dataclass(frozen=True, slots=True)
class ManyOrders:
    """In the order of their ids, so that two people who chose the same ones never wait for each other in a circle."""

    work: Work
    handled: HandledOrder

    def confirm(self, ids: Iterable[OrderId]) -> int:
        return self._each(ids, Order.confirm)

    def cancel(self, ids: Iterable[OrderId], reason: str) -> int:
        return self._each(ids, lambda order: order.cancel(reason))

    def postpone(self, ids: Iterable[OrderId], deadline: datetime) -> int:
        return self._each(ids, lambda order: order.postpone(deadline))

    def _each(self, ids: Iterable[OrderId], change: Callable[[Order], None]) -> int:
        self.handled.access.require(Permission.ORDERS_EDIT)
        chosen = sorted(set(ids))
        if not chosen:
            raise RuleBroken("order.none_chosen")
        if len(chosen) > MOST:
            raise RuleBroken("order.too_many_chosen", most=MOST)
        with self.work:
            for order_id in chosen:
                order = self.handled(order_id)
                try:
                    change(order)
                except RuleBroken as refused:
                    if refused.code != "order.stage":
                        raise
                    raise RuleBroken("order.one_of_many", number=order.number, stage=order.stage) from refused
        return len(chosen)
