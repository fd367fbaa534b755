"""Offers: draft, send, decide, print."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post

from cleaning.application.sales.decide_quote import AcceptQuote, DeclineQuote, ReopenQuote
from cleaning.application.sales.inputs import LineInputs, QuoteInputs, RoomInputs
from cleaning.application.sales.queries import ContractCard, QuoteCard, QuoteEdition, QuoteRow, SalesQueries
from cleaning.application.sales.quote_paper import PrintQuote
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.sales.write_quote import DraftQuote, ReviseQuote
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.sales.values import Billing, QuoteStage
from cleaning.domain.shared.ids import ClientId, CostSheetId, PremisesId, QuoteId, ServiceId
from cleaning.domain.shared.money import ZERO
from cleaning.web.api.cost_sheets import money
from cleaning.web.http import Request, Response, file, inject


class LineBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service for one premises, priced by ``cost_sheet_id`` or by a sheet of its own; ``rrule`` after RFC 5545.

    ``price`` (net, for one visit) set here is kept as it is.
    """

    premises_id: PremisesId
    service_id: ServiceId
    quantity: Decimal
    rrule: str
    start_time: time = time(8)
    starts_on: date | None = None
    people: int = 1
    minutes: int | None = None
    description: str = ""
    coefficients: tuple[str, ...] = ()
    cost_sheet_id: CostSheetId | None = None
    price: Decimal | None = None
    optional: bool = False
    chosen: bool = True

    def inputs(self) -> LineInputs:
        return LineInputs(**{**msgspec.structs.asdict(self), "price": money(self.price)})


class RoomBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A room of the walk-through grid: how often which service (its id) is done, ``"5"`` a week, ``"M"`` a month."""

    premises_id: PremisesId
    name: str
    floor: str = ""
    area: Decimal = Decimal(0)
    sanitary: int = 0
    windows: int = 0
    tasks: dict[str, str] = {}


class QuoteBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole offer; ``km`` is the way there and back, ``round_to`` rounds the month up."""

    client_id: ClientId
    title: str
    lines: tuple[LineBody, ...] = ()
    rooms: tuple[RoomBody, ...] = ()
    valid_until: date | None = None
    starts_on: date | None = None
    months: int | None = 12
    billing: Billing = Billing.MONTHLY
    payment_days: int | None = None
    round_to: Decimal = Decimal(0)
    margin_rule: MarginRule | None = None
    margin: Decimal | None = None
    km: Decimal = Decimal(0)
    start_time: time = time(8)
    people: int = 1
    note: str = ""
    conditions: tuple[str, ...] = ()

    def inputs(self) -> QuoteInputs:
        plain = {name: getattr(self, name) for name in QuoteInputs.__struct_fields__ if name not in TURNED}
        return QuoteInputs(
            **plain,
            round_to=money(self.round_to) or ZERO,
            lines=tuple(line.inputs() for line in self.lines),
            rooms=tuple(RoomInputs(**msgspec.structs.asdict(room)) for room in self.rooms),
        )


class QuoteChange(QuoteBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a draft; ``version`` is the one it was read with."""

    version: int


class AcceptanceBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``chosen``: positions of the optional lines the client takes; left out, they stay as they are."""

    chosen: tuple[int, ...] | None = None
    version: int | None = None


class RefusalBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: str = ""


TURNED = ("round_to", "lines", "rooms")


class QuotesApi(Controller):
    path = "/quotes"
    tags = ("sales",)

    @get("/", summary="Offers, newest first")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], sales: FromDishka[SalesQueries], q: str = "",
        stage: QuoteStage | None = None, client_id: int | None = None, moved: bool = False, after: str | None = None,
        limit: int | None = None,
    ) -> Page[QuoteRow]:  # fmt: skip
        access.require(Permission.SALES_QUOTE_VIEW)
        return sales.quotes(
            scope=access.viewer.scope, text=q, stage=stage, moved=moved, after=after, limit=bounded(limit),
            client_id=None if client_id is None else ClientId(client_id),
        )  # fmt: skip

    @post("/", summary="Draft an offer; its lines are priced by cost sheets")
    @inject
    def draft(
        self, request: Request, data: QuoteBody, viewer: FromDishka[Viewer], draft: FromDishka[DraftQuote],
        sales: FromDishka[SalesQueries],
    ) -> QuoteCard:  # fmt: skip
        return sales.quote(draft(data.inputs()), scope=viewer.scope)

    @get("/{quote_id:int}", summary="An offer with its lines")
    @inject
    def card(
        self, request: Request, quote_id: int, access: FromDishka[Access], sales: FromDishka[SalesQueries]
    ) -> QuoteCard:
        access.require(Permission.SALES_QUOTE_VIEW)
        return sales.quote(QuoteId(quote_id), scope=access.viewer.scope)

    @patch("/{quote_id:int}", summary="Everything a draft says, anew")
    @inject
    def revise(
        self, request: Request, quote_id: int, data: QuoteChange, viewer: FromDishka[Viewer],
        revise: FromDishka[ReviseQuote], sales: FromDishka[SalesQueries],
    ) -> QuoteCard:  # fmt: skip
        revise(QuoteId(quote_id), data.inputs(), version=data.version)
        return sales.quote(QuoteId(quote_id), scope=viewer.scope)

    @post("/{quote_id:int}/sending", status_code=200, summary="Send: its price stands from now on")
    @inject
    def send(
        self, request: Request, quote_id: int, viewer: FromDishka[Viewer], send: FromDishka[SendQuote],
        sales: FromDishka[SalesQueries],
    ) -> QuoteCard:  # fmt: skip
        send(QuoteId(quote_id))
        return sales.quote(QuoteId(quote_id), scope=viewer.scope)

    @post("/{quote_id:int}/acceptance", summary="Accept: the contract is made of the lines")
    @inject
    def accept(
        self, request: Request, quote_id: int, data: AcceptanceBody, viewer: FromDishka[Viewer],
        accept: FromDishka[AcceptQuote], sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        contract_id = accept(QuoteId(quote_id), chosen=data.chosen, version=data.version)
        return sales.contract(contract_id, scope=viewer.scope)

    @post("/{quote_id:int}/refusal", status_code=200, summary="The client declined")
    @inject
    def decline(
        self, request: Request, quote_id: int, data: RefusalBody, viewer: FromDishka[Viewer],
        decline: FromDishka[DeclineQuote], sales: FromDishka[SalesQueries],
    ) -> QuoteCard:  # fmt: skip
        decline(QuoteId(quote_id), reason=data.reason)
        return sales.quote(QuoteId(quote_id), scope=viewer.scope)

    @get("/{quote_id:int}/editions", summary="What was sent, newest first")
    @inject
    def editions(
        self, request: Request, quote_id: int, access: FromDishka[Access], sales: FromDishka[SalesQueries]
    ) -> list[QuoteEdition]:
        access.require(Permission.SALES_QUOTE_VIEW)
        quote = sales.quote(QuoteId(quote_id), scope=access.viewer.scope)
        return sales.editions(quote.id, scope=access.viewer.scope)

    @post("/{quote_id:int}/editions", summary="Begin the next edition at today's prices")
    @inject
    def reopen(
        self, request: Request, quote_id: int, viewer: FromDishka[Viewer], reopen: FromDishka[ReopenQuote],
        sales: FromDishka[SalesQueries],
    ) -> QuoteCard:  # fmt: skip
        reopen(QuoteId(quote_id))
        return sales.quote(QuoteId(quote_id), scope=viewer.scope)

    @get("/{quote_id:int}/pdf", summary="The offer as PDF; lang is the client's own", media_type="application/pdf")
    @inject
    def pdf(
        self, request: Request, quote_id: int, print_quote: FromDishka[PrintQuote], lang: str = ""
    ) -> Response[bytes]:
        content, name = print_quote(QuoteId(quote_id), lang=lang if lang in ("bg", "en") else None)
        return file(content, name, "application/pdf")


ROUTES = (QuotesApi,)
