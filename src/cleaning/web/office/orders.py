"""The monitor of orders: the table, a new order at the telephone, one order and what it agrees on."""

from __future__ import annotations

from datetime import date
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.orders.place_order import PlaceOrder
from cleaning.application.orders.queries import OrderFilter
from cleaning.application.orders.revise_order import ReviseOrder
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.orders.execution import ExecutionLight
from cleaning.domain.orders.payment import PaymentLight
from cleaning.domain.orders.values import OrderSource, OrderStage
from cleaning.domain.shared.ids import OrderId
from cleaning.domain.shared.own.field import Subject
from cleaning.web import reach
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, see
from cleaning.web.office.order_desk import OrderDesk
from cleaning.web.office.order_form import new_order, order_change
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import own_list
from cleaning.web.own_values import stored_own


class OrderController(Controller):
    path = "/orders"

    @get("/")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], desk: FromDishka[OrderDesk], q: str = "", show: str = "",
        stage: str = "", execution: str = "", payment: str = "", source: str = "", until: str = "",
        client_id: int | None = None, premises_id: int | None = None, contract_id: int | None = None,
        after: str | None = None,
    ) -> Response:  # fmt: skip
        """Open ones unless something else is asked for."""
        access.require(Permission.ORDERS_VIEW)
        own = own_list(request, own_fields_of(request, Subject.ORDER))
        if show == "to_invoice":
            payment = payment or PaymentLight.NOT_INVOICED
        wanted = OrderFilter(
            q=q, stage=chosen(OrderStage, stage), execution=chosen(ExecutionLight, execution),
            payment=chosen(PaymentLight, payment), source=chosen(OrderSource, source), nobody=show == "nobody",
            conditions=show == "conditions", until=_day(until), client_id=client_id, premises_id=premises_id,
            contract_id=contract_id, open=show != "all" and not stage, done=show == "to_invoice", own=own.asked,
        )  # fmt: skip
        return page(
            request, "office/orders/list", **desk.list(wanted, after), own=own, stages=list(OrderStage),
            payments=list(PaymentLight), sources=list(OrderSource),
        )  # fmt: skip

    @get("/new")
    @inject
    def new(
        self, request: Request, form: Form, access: FromDishka[Access], desk: FromDishka[OrderDesk],
        client_id: int = 0, premises_id: int = 0,
    ) -> Response:  # fmt: skip
        access.require(Permission.ORDERS_EDIT)
        if not client_id:
            return page(request, "office/orders/choose", form=form)
        return page(
            request, "office/orders/new", form=form, **desk.blank(form, client_id, premises_id), **_own(request)
        )

    @post("/", status_code=200)
    @inject
    def place(
        self, request: Request, form: Form, access: FromDishka[Access], desk: FromDishka[OrderDesk],
        place: FromDishka[PlaceOrder],
    ) -> Response:  # fmt: skip
        access.require(Permission.ORDERS_EDIT)
        with form.attempt():
            order_id = place(new_order(form, own_fields_of(request, Subject.ORDER)))
        if form.errors:
            shown = desk.blank(form, form.ref("client_id") or 0, form.ref("premises_id") or 0)
            return page(request, "office/orders/new", status=422, form=form, **shown, **_own(request))
        return see(request, f"/orders/{order_id}", flash="The order is taken down")

    @get("/{order_id:int}")
    @inject
    def card(
        self, request: Request, order_id: int, form: Form, access: FromDishka[Access], desk: FromDishka[OrderDesk]
    ) -> Response:
        access.require(Permission.ORDERS_VIEW)
        return page(request, "office/orders/page", **desk.page(form, order_id))

    @get("/{order_id:int}/edit")
    @inject
    def edit(
        self, request: Request, order_id: int, form: Form, access: FromDishka[Access], desk: FromDishka[OrderDesk]
    ) -> Response:
        access.require(Permission.ORDERS_EDIT)
        return page(request, "office/orders/edit", form=form, **_stored(request, desk, form, order_id))

    @post("/{order_id:int}", status_code=200)
    @inject
    def save(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk],
        revise: FromDishka[ReviseOrder],
    ) -> Response:  # fmt: skip
        with form.attempt():
            revise(OrderId(order_id), order_change(form, own_fields_of(request, Subject.ORDER)))
        if form.errors:
            return page(request, "office/orders/edit", status=422, form=form, **_stored(request, desk, form, order_id))
        return see(request, f"/orders/{order_id}", flash="Saved")


def _own(request: Request) -> dict[str, Any]:
    return {"own_fields": own_fields_of(request, Subject.ORDER), "own_known": {}}


def _stored(request: Request, desk: OrderDesk, form: Form, order_id: int) -> dict[str, Any]:
    shown, own = desk.stored(form, order_id), own_fields_of(request, Subject.ORDER)
    return {**shown, "own_fields": own, "own_known": stored_own(shown["order"].own, own, lang_of(request))}


def _day(text: str) -> date | None:
    """An old or mistyped address narrows nothing."""
    try:
        return reach.day(text)
    except ValueError:
        return None


ROUTES = (OrderController,)
