"""Orders by stage, and the same step for several chosen ones."""

from __future__ import annotations

from datetime import datetime, time

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.orders.many_orders import ManyOrders
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.ids import OrderId
from cleaning.web.days import local
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.order_desk import OrderDesk

EVENING = time(18)


class OrderBoardController(Controller):
    path = "/orders"

    @get("/board")
    @inject
    def board(self, request: Request, access: FromDishka[Access], desk: FromDishka[OrderDesk]) -> Response:
        access.require(Permission.ORDERS_VIEW)
        return page(request, "office/orders/board", **desk.board())

    @post("/confirmations", status_code=200)
    @inject
    def confirm(self, request: Request, form: Form, many: FromDishka[ManyOrders]) -> Response:
        many.confirm(_chosen(form))
        return see(request, _back(form), flash="The orders are confirmed")

    @post("/cancellations", status_code=200)
    @inject
    def cancel(self, request: Request, form: Form, many: FromDishka[ManyOrders]) -> Response:
        many.cancel(_chosen(form), form.text("reason", max=500))
        return see(request, _back(form), flash="The orders are called off")

    @post("/deadlines", status_code=200)
    @inject
    def postpone(self, request: Request, form: Form, many: FromDishka[ManyOrders]) -> Response:
        many.postpone(_chosen(form), _deadline(form))
        return see(request, _back(form), flash="The deadlines are moved")


def _chosen(form: Form) -> list[OrderId]:
    return [OrderId(int(text)) for text in form.all("ids") if text.isdecimal() and len(text) < 19]


def _deadline(form: Form) -> datetime:
    day, hour = form.date("deadline_on", required=True), form.time("deadline_at") or EVENING
    return form.into(local, day=day, when=hour)


def _back(form: Form) -> str:
    """To the list as it was narrowed, nowhere else."""
    query = form.get("query") or ""
    return f"/orders?{query}" if query else "/orders"


ROUTES = (OrderBoardController,)
