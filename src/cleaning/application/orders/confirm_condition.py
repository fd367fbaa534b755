"""Somebody saw to it that a condition of an order is met."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import OrderId, UserId


@dataclass(frozen=True, slots=True)
class ConfirmCondition:
    """Who and when is kept with it."""

    work: Work
    handled: HandledOrder
    access: Access
    clock: Clock

    def __call__(self, order_id: OrderId, condition_id: int, *, note: str = "", version: int | None = None) -> None:
        with self.work:
            by = self.access.viewer.user_id
            self.handled(order_id, version).confirm_condition(
                condition_id, at=self.clock.now(), by=None if by is None else UserId(by), note=note
            )
