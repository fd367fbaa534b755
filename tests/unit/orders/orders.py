"""Valid orders in one line."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from cleaning.domain.orders.condition import Wanted
from cleaning.domain.orders.line import OrderLine
from cleaning.domain.orders.order import Order
from cleaning.domain.orders.origin import Origin
from cleaning.domain.orders.terms import OrderTerms
from cleaning.domain.shared.ids import BranchId, ClientId, OrderId, PremisesId, ServiceId
from cleaning.domain.shared.money import UnitCost

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


def a_line(quantity="340", price="1.5", service=1, **changes):
    known = {"description": "Основно почистване", "unit": "m2", "quantity": Decimal(quantity)}
    return OrderLine(service_id=ServiceId(service), unit_price=UnitCost(price), **known | changes)


def an_order(*conditions, lines=None, deadline=NOW + timedelta(days=2)):
    order = Order.place(
        number="П-000001", branch_id=BranchId(1), client_id=ClientId(2), premises_id=PremisesId(3), origin=Origin(),
        terms=OrderTerms(deadline=deadline), lines=lines or [a_line()],
        conditions=[Wanted(text=text) for text in conditions], at=NOW,
    )  # fmt: skip
    order.id = OrderId(7)
    for number, condition in enumerate(order.conditions, 1):
        condition.id = number
    order.pull()
    return order
