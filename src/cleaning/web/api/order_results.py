"""What comes of an order, and what orders come of."""

from __future__ import annotations

from datetime import date

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.orders.invoice_order import InvoiceOrder
from cleaning.application.orders.order_card import OrderCard
from cleaning.application.orders.order_quote import OrderQuote
from cleaning.application.orders.order_request import OrderRequest, RequestOrdered
from cleaning.application.orders.print_order_form import PrintOrderForm
from cleaning.application.orders.repeat_order import RepeatOrder, Series
from cleaning.application.sales.convert_request import Conversion
from cleaning.domain.shared.ids import ContractId, InvoiceId, OrderId, QuoteId, RequestId
from cleaning.web.http import Request, Response, file, inject
from cleaning.web.office.order_desk import OrderDesk

PDF = "application/pdf"


class Drafted(msgspec.Struct, frozen=True):
    """The draft that was made."""

    invoice_id: InvoiceId


class Repeated(msgspec.Struct, frozen=True):
    """The draft of a contract that was made."""

    contract_id: ContractId


class SeriesBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``rrule`` after RFC 5545; ``months`` None without an end."""

    rrule: str
    starts_on: date | None = None
    months: int | None = 12


class TakenBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``chosen``: positions of the optional lines the client takes; None leaves them as they are."""

    chosen: tuple[int, ...] | None = None
    version: int | None = None


class OrderResultsApi(Controller):
    path = "/"
    tags = ("orders",)

    @post("/orders/{order_id:int}/invoices", summary="A draft invoice of its lines, or of the fee of a called off one")
    @inject
    def invoice(self, request: Request, order_id: int, invoice: FromDishka[InvoiceOrder]) -> Drafted:
        return Drafted(invoice(OrderId(order_id)))

    @post("/orders/{order_id:int}/series", summary="The one-off becomes a series: a contract is drafted from it")
    @inject
    def repeat(self, request: Request, order_id: int, data: SeriesBody, repeat: FromDishka[RepeatOrder]) -> Repeated:
        return Repeated(repeat(OrderId(order_id), Series(**msgspec.structs.asdict(data))))

    @get("/orders/{order_id:int}/pdf", summary="The order form")
    @inject
    def pdf(
        self, request: Request, order_id: int, print_form: FromDishka[PrintOrderForm], lang: str = ""
    ) -> Response[bytes]:
        content, name = print_form(OrderId(order_id), lang=lang if lang in ("bg", "en") else None)
        return file(content, name, PDF)

    @post("/quotes/{quote_id:int}/order", summary="The client takes a one-off offer: it becomes an order")
    @inject
    def of_quote(
        self, request: Request, quote_id: int, data: TakenBody, order: FromDishka[OrderQuote],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        return desk.card(order(QuoteId(quote_id), chosen=data.chosen, version=data.version))

    @post("/requests/{request_id:int}/order", summary="Client, place and order in one step; the request is won")
    @inject
    def of_request(
        self, request: Request, request_id: int, data: Conversion, order: FromDishka[OrderRequest]
    ) -> RequestOrdered:
        return order(RequestId(request_id), data)


ROUTES = (OrderResultsApi,)
