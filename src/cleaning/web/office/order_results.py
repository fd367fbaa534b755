"""What comes of an order at the desk – invoice, series, paper – and what orders come of: offers and requests."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.orders.invoice_order import InvoiceOrder
from cleaning.application.orders.order_quote import OrderQuote
from cleaning.application.orders.order_request import OrderRequest
from cleaning.application.orders.print_order_form import PrintOrderForm
from cleaning.application.orders.repeat_order import RepeatOrder, Series
from cleaning.application.sales.convert_request import Conversion
from cleaning.domain.sales.often import rule_of
from cleaning.domain.shared.ids import ClientId, OrderId, QuoteId, RequestId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see
from cleaning.web.office.order_desk import OrderDesk

PDF = "application/pdf"


class OrderResultController(Controller):
    path = "/"

    @post("/orders/{order_id:int}/invoices", status_code=200)
    @inject
    def invoice(self, request: Request, order_id: int, invoice: FromDishka[InvoiceOrder]) -> Response:
        return see(request, f"/invoices/{invoice(OrderId(order_id))}", flash="The draft is made of the order")

    @post("/orders/{order_id:int}/series", status_code=200)
    @inject
    def repeat(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk], repeat: FromDishka[RepeatOrder]
    ) -> Response:
        made: list[Any] = []
        with form.attempt():
            values = {"starts_on": form.date("starts_on"), "months": form.whole("months", least=1, most=120)}
            series = form.into(Series, rrule=rule_of(form.text("often", required=True)), **values)
            made.append(repeat(OrderId(order_id), series))
        if form.errors:
            return page(request, "office/orders/page", status=422, **desk.page(form, order_id, opened="series"))
        return see(request, f"/contracts/{made[0]}", flash="The series is a draft contract: sign it and visits follow")

    @get("/orders/{order_id:int}/pdf")
    @inject
    def pdf(self, request: Request, order_id: int, print_form: FromDishka[PrintOrderForm], lang: str = "") -> Response:
        content, name = print_form(OrderId(order_id), lang=lang if lang in ("bg", "en") else None)
        return file(content, name, PDF, inline=True)

    @post("/quotes/{quote_id:int}/order", status_code=200)
    @inject
    def of_quote(self, request: Request, quote_id: int, form: Form, order: FromDishka[OrderQuote]) -> Response:
        chosen = form.refs("chosen") if form.flag("choosing") else None
        order_id = order(QuoteId(quote_id), chosen=chosen, version=form.whole("version"))
        return see(request, f"/orders/{order_id}", flash="Accepted: the order is made")

    @post("/requests/{request_id:int}/order", status_code=200)
    @inject
    def of_request(self, request: Request, request_id: int, form: Form, order: FromDishka[OrderRequest]) -> Response:
        """To the order; without named services to its form, with client and place in it."""
        client = form.ref("client_id")
        known = None if client is None else ClientId(client)
        made = order(RequestId(request_id), Conversion(client_id=known, despite_twins=form.flag("despite_twins")))
        if made.order_id is not None:
            return see(request, f"/orders/{made.order_id}", flash="Client, place and order are made")
        blank = f"/orders/new?client_id={made.client_id}&premises_id={made.premises_id}"
        return see(request, blank, flash="Client and place are made")


ROUTES = (OrderResultController,)
