"""Orders as programs place, look at and change them."""

from __future__ import annotations

from datetime import date

from dishka import FromDishka
from litestar import Controller, get, patch, post

from cleaning.application.orders.order_card import OrderCard
from cleaning.application.orders.place_order import PlaceOrder
from cleaning.application.orders.queries import OrderFigures, OrderFilter, OrderQueries, OrderRow
from cleaning.application.orders.revise_order import ReviseOrder
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock
from cleaning.domain.orders.execution import ExecutionLight
from cleaning.domain.orders.payment import PaymentLight
from cleaning.domain.orders.values import OrderSource, OrderStage
from cleaning.domain.shared.ids import OrderId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.api.order_bodies import OrderBody, OrderChangeBody
from cleaning.web.http import Request, inject
from cleaning.web.office.order_desk import OrderDesk
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import asked_of


class OrdersApi(Controller):
    path = "/orders"
    tags = ("orders",)

    @get("/", summary="Orders with their two lights, the nearest deadline first where they are open")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], orders: FromDishka[OrderQueries],
        clock: FromDishka[Clock], q: str = "", stage: OrderStage | None = None, open: bool = False,
        execution_light: ExecutionLight | None = None, payment_light: PaymentLight | None = None,
        came_of: OrderSource | None = None, nobody: bool = False, conditions: bool = False, until: date | None = None,
        client_id: int | None = None, premises_id: int | None = None, contract_id: int | None = None,
        after: str | None = None, limit: int | None = None,
    ) -> Page[OrderRow]:  # fmt: skip
        access.require(Permission.ORDERS_VIEW)
        wanted = OrderFilter(
            q=q, stage=stage, open=open, execution=execution_light, payment=payment_light, source=came_of,
            nobody=nobody, conditions=conditions, until=until, client_id=client_id,
            premises_id=premises_id, contract_id=contract_id,
            own=asked_of(request.query_params, own_fields_of(request, Subject.ORDER), strict=True),
        )  # fmt: skip
        scope = access.viewer.scope
        return orders.page(wanted, scope=scope, now=clock.now(), today=clock.today(), after=after, limit=limit)

    @get("/figures", summary="How many open orders are late, at risk, without people, overdue in payment")
    @inject
    def figures(
        self, request: Request, access: FromDishka[Access], orders: FromDishka[OrderQueries], clock: FromDishka[Clock]
    ) -> OrderFigures:
        access.require(Permission.ORDERS_VIEW)
        return orders.figures(scope=access.viewer.scope, now=clock.now(), today=clock.today())

    @post("/", summary="Place an order")
    @inject
    def place(
        self, request: Request, data: OrderBody, place: FromDishka[PlaceOrder], desk: FromDishka[OrderDesk]
    ) -> OrderCard:
        return desk.card(place(data.inputs()))

    @get("/{order_id:int}", summary="All about an order: lines, conditions, visits, documents, lights")
    @inject
    def card(
        self, request: Request, order_id: int, access: FromDishka[Access], desk: FromDishka[OrderDesk]
    ) -> OrderCard:
        access.require(Permission.ORDERS_VIEW)
        return desk.card(order_id)

    @patch("/{order_id:int}", summary="Say everything agreed anew; a stale version is refused")
    @inject
    def revise(
        self, request: Request, order_id: int, data: OrderChangeBody, revise: FromDishka[ReviseOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        revise(OrderId(order_id), data.inputs())
        return desk.card(order_id)


ROUTES = (OrdersApi,)
