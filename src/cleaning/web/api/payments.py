"""Payments and the desks they go through."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.application.treasury.make_payment import MakePayment, OutgoingPayment
from cleaning.application.treasury.move_money import MoveMoney, Transfer
from cleaning.application.treasury.open_desk import NewDesk, OpenDesk
from cleaning.application.treasury.queries import Debt, DeskRow, PaymentCard, PaymentFilter, PaymentRow, TreasuryQueries
from cleaning.application.treasury.receive_payment import IncomingPayment, ReceivePayment
from cleaning.application.treasury.reverse_payment import PaymentReversal, ReversePayment
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, DeskId, InvoiceId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide, DeskKind, Direction, Method
from cleaning.web.api.amounts import money
from cleaning.web.http import Request, inject


class PaymentInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From a client (``client_id``), to a supplier (``supplier_id``), or for a cost (``against`` an account).

    ``invoice_ids`` chooses what a client pays, ``debt_ids`` what we pay a supplier or what a client owed before we
    began here; left out, the oldest first.
    ``reference`` counts once per desk.
    """

    desk_id: DeskId
    amount: Decimal
    client_id: ClientId | None = None
    supplier_id: SupplierId | None = None
    against: str = ""
    paid_on: date | None = None
    invoice_ids: list[InvoiceId] = []
    debt_ids: list[int] = []
    method: Method | None = None
    reference: str = ""
    fiscal_receipt: str = ""
    note: str = ""


class ReasonInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: str


class PaymentMadeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """``advance``: what was paid beyond all that was owed."""

    payment: PaymentCard
    allocated: Money
    advance: Money


class PaymentApi(Controller):
    path = "/payments"
    tags = ("payments",)

    @get("/", summary="Payments, newest first")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        kind: DeskKind | None = None,
        desk_id: int | None = None,
        direction: Direction | None = None,
        client_id: int | None = None,
        supplier_id: int | None = None,
        start: date | None = None,
        end: date | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[PaymentRow]:
        access.require(Permission.PAYMENTS_VIEW)
        wanted = PaymentFilter(kind=kind, desk_id=desk_id, direction=direction, client_id=client_id,
                               supplier_id=supplier_id, start=start, end=end)  # fmt: skip
        return treasury.page(wanted, scope=access.viewer.scope, after=after, limit=limit)

    @post("/", summary="Record a payment; more than is owed becomes the other side's credit")
    @inject
    def record(
        self,
        request: Request,
        data: PaymentInput,
        viewer: FromDishka[Viewer],
        receive: FromDishka[ReceivePayment],
        make: FromDishka[MakePayment],
        treasury: FromDishka[TreasuryQueries],
    ) -> PaymentMadeAnswer:
        if data.client_id is not None and (data.supplier_id is not None or data.against):
            raise RuleBroken("payment.to_whom", field="client_id")
        shared = {"desk_id": data.desk_id, "amount": money(data.amount), "paid_on": data.paid_on,
                  "method": data.method, "reference": data.reference, "note": data.note}  # fmt: skip
        if data.client_id is not None:
            done = receive(IncomingPayment(client_id=data.client_id, invoice_ids=tuple(data.invoice_ids),
                                           debt_ids=tuple(data.debt_ids),
                                           fiscal_receipt=data.fiscal_receipt, **shared))  # fmt: skip
            card = treasury.card(done.payment_id, scope=viewer.scope)
            return PaymentMadeAnswer(payment=card, allocated=done.allocated, advance=done.advance)
        paid = make(OutgoingPayment(supplier_id=data.supplier_id, against=data.against,
                                    debt_ids=tuple(data.debt_ids), **shared))  # fmt: skip
        card = treasury.card(paid.payment_id, scope=viewer.scope)
        return PaymentMadeAnswer(payment=card, allocated=paid.allocated, advance=paid.advance)

    @get("/{payment_id:int}", summary="One payment and what it paid")
    @inject
    def read(
        self, request: Request, payment_id: int, access: FromDishka[Access], treasury: FromDishka[TreasuryQueries]
    ) -> PaymentCard:
        access.require(Permission.PAYMENTS_VIEW)
        return treasury.card(payment_id, scope=access.viewer.scope)

    @post("/{payment_id:int}/reversal", summary="Take back a payment recorded by mistake")
    @inject
    def reverse(
        self,
        request: Request,
        payment_id: int,
        data: ReasonInput,
        viewer: FromDishka[Viewer],
        reverse: FromDishka[ReversePayment],
        treasury: FromDishka[TreasuryQueries],
    ) -> PaymentCard:
        made = reverse(PaymentReversal(payment_id=PaymentId(payment_id), reason=data.reason))
        return treasury.card(made, scope=viewer.scope)


class DeskInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    branch_id: BranchId
    kind: DeskKind
    name: str
    iban: str = ""
    bic: str = ""
    account_code: str = ""


class TransferInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    from_id: DeskId
    to_id: DeskId
    amount: Decimal
    paid_on: date | None = None
    note: str = ""


class DeskApi(Controller):
    path = "/desks"
    tags = ("payments",)

    @get("/", summary="Bank accounts and cash desks with their balances")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        kind: DeskKind | None = None,
    ) -> list[DeskRow]:
        access.require(Permission.PAYMENTS_VIEW)
        return treasury.desks(scope=access.viewer.scope, kind=kind)

    @post("/", summary="Open a bank account or a cash desk")
    @inject
    def open(
        self,
        request: Request,
        data: DeskInput,
        viewer: FromDishka[Viewer],
        open_desk: FromDishka[OpenDesk],
        treasury: FromDishka[TreasuryQueries],
    ) -> DeskRow:
        return treasury.desk(open_desk(NewDesk(**msgspec.structs.asdict(data))), scope=viewer.scope)

    @post("/transfers", summary="Carry money from one desk to another")
    @inject
    def transfer(
        self,
        request: Request,
        data: TransferInput,
        viewer: FromDishka[Viewer],
        move: FromDishka[MoveMoney],
        treasury: FromDishka[TreasuryQueries],
    ) -> PaymentCard:
        made = move(Transfer(from_id=data.from_id, to_id=data.to_id, amount=money(data.amount), paid_on=data.paid_on,
                             note=data.note))  # fmt: skip
        return treasury.card(made, scope=viewer.scope)


class DebtApi(Controller):
    path = "/debts"
    tags = ("payments",)

    @get("/", summary="Documents not wholly paid, the one due first at the head")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        side: DebtSide = DebtSide.RECEIVABLE,
        client_id: int | None = None,
        supplier_id: int | None = None,
    ) -> list[Debt]:
        access.require(Permission.PAYMENTS_VIEW)
        return treasury.debts(scope=access.viewer.scope, side=side, client_id=client_id, supplier_id=supplier_id)


ROUTES = (PaymentApi, DeskApi, DebtApi)
