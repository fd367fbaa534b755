"""The client takes the work over."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import OrderId


class Acceptance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``rating`` 1 (bad) to 5 (excellent), where the client gave one."""

    name: str
    rating: int | None = None
    comment: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptOrder:
    work: Work
    handled: HandledOrder
    clock: Clock

    def __call__(self, order_id: OrderId, said: Acceptance) -> None:
        with self.work:
            order = self.handled(order_id, said.version)
            order.accept(said.name, at=self.clock.now(), rating=said.rating, comment=said.comment)
