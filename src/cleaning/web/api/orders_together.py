"""The same step for several orders: all of them or none."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, post

from cleaning.application.orders.many_orders import ManyOrders
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.api.order_bodies import ManyBody, aware
from cleaning.web.http import Request, inject


class Moved(msgspec.Struct, frozen=True):
    """How many orders were changed."""

    orders: int


class OrdersTogetherApi(Controller):
    path = "/orders"
    tags = ("orders",)

    @post("/confirmations", status_code=200, summary="Confirm several")
    @inject
    def confirm(self, request: Request, data: ManyBody, many: FromDishka[ManyOrders]) -> Moved:
        return Moved(many.confirm(data.ids))

    @post("/cancellations", status_code=200, summary="Call several off for one reason")
    @inject
    def cancel(self, request: Request, data: ManyBody, many: FromDishka[ManyOrders]) -> Moved:
        return Moved(many.cancel(data.ids, data.reason))

    @post("/deadlines", status_code=200, summary="Give several another deadline")
    @inject
    def postpone(self, request: Request, data: ManyBody, many: FromDishka[ManyOrders]) -> Moved:
        if data.deadline is None:
            raise RuleBroken("field.required", field="deadline")
        return Moved(many.postpone(data.ids, aware(data.deadline, "deadline")))


ROUTES = (OrdersTogetherApi,)
