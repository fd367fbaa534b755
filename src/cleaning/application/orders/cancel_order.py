"""An order is called off."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import OrderId
from cleaning.domain.shared.money import ZERO, Money


class Cancellation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``fee`` (net) is what the client owes for it, at most the price."""

    reason: str
    fee: Money = ZERO
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Its planned visits are called off by reaction."""

    work: Work
    handled: HandledOrder

    def __call__(self, order_id: OrderId, said: Cancellation) -> None:
        with self.work:
            self.handled(order_id, said.version).cancel(said.reason, said.fee)
