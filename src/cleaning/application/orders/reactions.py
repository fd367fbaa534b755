"""Visits tell how far an order is."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.orders.ports import Orders
from cleaning.application.orders.queries import OrderQueries
from cleaning.domain.orders.values import UNDONE, OrderStage
from cleaning.domain.visits.events import VisitAccepted, VisitCompleted, VisitStarted


@dataclass(frozen=True, slots=True)
class BeginOrder:
    """The first crew is there."""

    orders: Orders

    def __call__(self, event: VisitStarted) -> None:
        if event.order_id is not None and (order := self.orders.get(event.order_id)).stage in UNDONE:
            order.start(at=event.at)


@dataclass(frozen=True, slots=True)
class MoveOrderOn:
    """The last of its visits is done, and with it the order."""

    orders: Orders
    queries: OrderQueries

    def __call__(self, event: VisitCompleted) -> None:
        if event.order_id is None or self.queries.visits_ahead(event.order_id):
            return
        if (order := self.orders.get(event.order_id)).stage in UNDONE:
            order.finish(at=event.at)


@dataclass(frozen=True, slots=True)
class AcceptWithVisit:
    """The client took over all the work at the door."""

    orders: Orders
    queries: OrderQueries

    def __call__(self, event: VisitAccepted) -> None:
        if event.order_id is None or self.queries.visits_unaccepted(event.order_id):
            return
        if (order := self.orders.get(event.order_id)).stage is OrderStage.DONE:
            order.accept(event.name, at=event.at)


REACTIONS = (BeginOrder, MoveOrderOn, AcceptWithVisit)
