"""Say everything an order agrees on anew."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.orders.inputs import OrderChange
from cleaning.application.orders.price_lines import PriceLines
from cleaning.application.orders.terms import terms_of, wanted_of
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import FillOwn
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import OrderId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class ReviseOrder:
    """Until it is done; confirmed conditions stay as they are."""

    work: Work
    handled: HandledOrder
    price: PriceLines
    premises: PremisesQueries
    fill: FillOwn
    clock: Clock

    def __call__(self, order_id: OrderId, said: OrderChange) -> None:
        with self.work:
            order = self.handled(order_id, said.version)
            place = self.premises.card(order.premises_id, scope=Scope(branch_ids=(order.branch_id,)))
            lines = self.price(order.client_id, order.branch_id, place, said.lines)
            order.revise(terms_of(said, self.clock.now()), lines, wanted_of(said.conditions))
            self.fill(Subject.ORDER, order, said.own)
