"""Take an order down: at the telephone, or by another context that has all of it already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.orders.inputs import NewOrder
from cleaning.application.orders.ports import Orders
from cleaning.application.orders.price_lines import PriceLines
from cleaning.application.orders.terms import terms_of, wanted_of
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.own import FillOwn
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.orders.condition import Wanted
from cleaning.domain.orders.line import OrderLine
from cleaning.domain.orders.order import Order
from cleaning.domain.orders.origin import Origin
from cleaning.domain.orders.terms import OrderTerms
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, OrderId, PremisesId
from cleaning.domain.shared.own.field import Subject

SERIES = "order"


@dataclass(frozen=True, slots=True)
class KeepOrder:
    """A new order with its number; the last step of every way to an order, so that the series is held shortly."""

    orders: Orders
    numbers: Numbers
    clock: Clock

    def __call__(
        self, branch_id: BranchId, client_id: ClientId, premises_id: PremisesId, *, origin: Origin, terms: OrderTerms,
        lines: Iterable[OrderLine], conditions: Iterable[Wanted] = (),
    ) -> Order:  # fmt: skip
        order = Order.place(
            number=self.numbers.take(SERIES, branch=branch_id, prefix="П-", width=6), branch_id=branch_id,
            client_id=client_id, premises_id=premises_id, origin=origin, terms=terms, lines=lines,
            conditions=conditions, at=self.clock.now(),
        )  # fmt: skip
        self.orders.add(order)
        return order


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """It belongs to its client's branch; ``confirmed`` when both sides stand by it at once, as at the telephone."""

    work: Work
    keep: KeepOrder
    price: PriceLines
    clients: ClientQueries
    premises: PremisesQueries
    fill: FillOwn
    access: Access

    def __call__(self, said: NewOrder) -> OrderId:
        with self.work:
            branch_id = self.clients.party(said.client_id).branch_id
            self.access.require(Permission.ORDERS_EDIT, branch=branch_id)
            place = self.premises.card(said.premises_id, scope=Scope(branch_ids=(branch_id,)))
            if place.client_id != said.client_id:
                raise RuleBroken("order.foreign_premises", field="premises_id")
            terms, conditions = terms_of(said, self.keep.clock.now()), wanted_of(said.conditions)
            lines = self.price(said.client_id, branch_id, place, said.lines)
            origin = Origin(source=said.source, contract_id=said.contract_id)
            order = self.keep(
                branch_id, said.client_id, place.id, origin=origin, terms=terms, lines=lines, conditions=conditions
            )
            self.fill(Subject.ORDER, order, said.own)
            if said.confirmed:
                order.confirm()
            return order.id
