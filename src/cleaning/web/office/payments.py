"""Money: what came in and went out."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.make_payment import MakePayment, OutgoingPayment
from cleaning.application.treasury.move_money import MoveMoney, Transfer
from cleaning.application.treasury.queries import PaymentFilter, TreasuryQueries
from cleaning.application.treasury.receive_payment import IncomingPayment, ReceivePayment
from cleaning.application.treasury.reverse_payment import PaymentReversal, ReversePayment
from cleaning.domain.ledger.month import last_day
from cleaning.domain.shared.ids import ClientId, DeskId, InvoiceId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide, DeskKind, Direction, Method
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see
from cleaning.web.office.months import first_day, whole

NEW, PAY, MOVE, PAGE = (f"office/payments/{name}" for name in ("new", "pay", "move", "page"))


class PaymentController(Controller):
    path = "/payments"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        clock: FromDishka[Clock],
        kind: str = "",
        direction: str = "",
        month: str = "",
        client_id: str = "",
        supplier_id: str = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PAYMENTS_VIEW)
        scope, day = access.viewer.scope, first_day(month)
        wanted = PaymentFilter(
            kind=DeskKind(kind) if kind in list(DeskKind) else None,
            direction=Direction(direction) if direction in list(Direction) else None,
            client_id=whole(client_id), supplier_id=whole(supplier_id), start=day, end=day and last_day(day),
        )  # fmt: skip
        return page(
            request, "office/payments/list", payments=treasury.page(wanted, scope=scope, after=after),
            desks=treasury.desks(scope=scope), due=treasury.due(scope=scope, today=clock.today()), today=clock.today(),
        )  # fmt: skip

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        client_id: str = "",
        invoice_id: str = "",
    ) -> Response:
        access.require(Permission.PAYMENTS_RECORD)
        known = _owed(access, treasury, clients, whole(client_id))
        return page(request, NEW, form=form, today=clock.today(), chosen=whole(invoice_id), **known)

    @get("/owed")
    @inject
    def owed(
        self,
        request: Request,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        client_id: str = "",
    ) -> Response:
        """What a chosen client owes, for the form."""
        access.require(Permission.PAYMENTS_RECORD)
        known = _owed(access, treasury, clients, whole(client_id))
        return part(request, "office/payments/_owed", form=Form({}, str), today=clock.today(), chosen=None, **known)

    @post("/", status_code=200)
    @inject
    def receive(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        receive: FromDishka[ReceivePayment],
        treasury: FromDishka[TreasuryQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        client_id = form.ref("client_id", required=True)
        known: dict[str, Any] = {
            "desk_id": DeskId(form.ref("desk_id", required=True) or 0),
            "amount": form.money("amount", required=True) or Money.ZERO,
            "paid_on": form.date("paid_on"),
            "debt_ids": tuple(form.refs("debt_ids")),
            "invoice_ids": tuple(InvoiceId(number) for number in form.refs("invoice_ids")),
            "reference": form.text("reference"),
            "fiscal_receipt": form.text("fiscal_receipt"),
            "note": form.text("note", max=500),
            "method": form.choice("method", Method),
        }
        done = None
        with form.attempt():
            done = form.into(lambda: receive(IncomingPayment(client_id=ClientId(client_id or 0), **known)))
        if done is None:
            owed = _owed(access, treasury, clients, client_id)
            return page(request, NEW, status=422, form=form, today=clock.today(), chosen=None, **owed)
        said = (
            "More than was owed: the rest stays to the client's credit" if done.advance else "The payment is recorded"
        )
        return see(request, f"/payments/{done.payment_id}", flash=said, kind="warn" if done.advance else "ok")

    @get("/out")
    @inject
    def pay_form(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        clock: FromDishka[Clock],
        supplier_id: str = "",
    ) -> Response:
        access.require(Permission.PAYMENTS_RECORD)
        known = _owing(access, treasury, whole(supplier_id))
        return page(request, PAY, form=form, today=clock.today(), **known)

    @post("/out", status_code=200)
    @inject
    def pay(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        make: FromDishka[MakePayment],
        treasury: FromDishka[TreasuryQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        supplier = form.ref("supplier_id")
        known: dict[str, Any] = {
            "desk_id": DeskId(form.ref("desk_id", required=True) or 0),
            "amount": form.money("amount", required=True) or Money.ZERO,
            "paid_on": form.date("paid_on"),
            "against": "" if supplier else form.text("against", max=6),
            "debt_ids": tuple(form.refs("debt_ids")),
            "note": form.text("note", max=500),
        }
        done = None
        with form.attempt():
            made = None if supplier is None else SupplierId(supplier)
            done = form.into(lambda: make(OutgoingPayment(supplier_id=made, **known)))
        if done is None:
            owing = _owing(access, treasury, supplier)
            return page(request, PAY, status=422, form=form, today=clock.today(), **owing)
        said = (
            "More than was owed: the rest is an advance to the supplier" if done.advance else "The payment is recorded"
        )
        return see(request, f"/payments/{done.payment_id}", flash=said, kind="warn" if done.advance else "ok")

    @get("/move")
    @inject
    def move_form(
        self, request: Request, form: Form, access: FromDishka[Access], treasury: FromDishka[TreasuryQueries],
        clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.PAYMENTS_RECORD)
        return page(request, MOVE, form=form, desks=treasury.desks(scope=access.viewer.scope), today=clock.today())

    @post("/move", status_code=200)
    @inject
    def move(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        move: FromDishka[MoveMoney],
        treasury: FromDishka[TreasuryQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        known: dict[str, Any] = {
            "from_id": DeskId(form.ref("from_id", required=True) or 0),
            "to_id": DeskId(form.ref("to_id", required=True) or 0),
            "amount": form.money("amount", required=True) or Money.ZERO,
            "paid_on": form.date("paid_on"),
            "note": form.text("note", max=500),
        }
        made = None
        with form.attempt():
            made = form.into(lambda: move(Transfer(**known)))
        if made is None:
            desks = treasury.desks(scope=access.viewer.scope)
            return page(request, MOVE, status=422, form=form, desks=desks, today=clock.today())
        return see(request, f"/payments/{made}", flash="The money is moved")

    @get("/{payment_id:int}")
    @inject
    def read(
        self, request: Request, payment_id: int, form: Form, access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
    ) -> Response:  # fmt: skip
        access.require(Permission.PAYMENTS_VIEW)
        return page(request, PAGE, form=form, payment=treasury.card(payment_id, scope=access.viewer.scope))

    @post("/{payment_id:int}/reversal", status_code=200)
    @inject
    def reverse(
        self,
        request: Request,
        payment_id: int,
        form: Form,
        access: FromDishka[Access],
        reverse: FromDishka[ReversePayment],
        treasury: FromDishka[TreasuryQueries],
    ) -> Response:
        made = None
        with form.attempt():
            made = reverse(PaymentReversal(payment_id=PaymentId(payment_id), reason=form.text("reason", max=300)))
        if made is None:
            card = treasury.card(payment_id, scope=access.viewer.scope)
            return page(request, PAGE, status=422, form=form, payment=card)
        return see(request, f"/payments/{made}", flash="The payment is taken back; what it had paid is owed again")


def _owed(access: Access, treasury: TreasuryQueries, clients: ClientQueries, client_id: int | None) -> dict[str, Any]:
    scope = access.viewer.scope
    client = clients.chosen(client_id, scope=scope)
    debts = treasury.debts(scope=scope, client_id=client_id, limit=50) if client else []
    return {"client": client, "debts": [debt for debt in debts if debt.open > Money.ZERO],
            "desks": treasury.desks(scope=scope)}  # fmt: skip


def _owing(access: Access, treasury: TreasuryQueries, supplier_id: int | None) -> dict[str, Any]:
    scope = access.viewer.scope
    every = treasury.debts(scope=scope, side=DebtSide.PAYABLE, limit=200)
    parties = dict(sorted({(debt.supplier_id, debt.party) for debt in every}, key=lambda one: one[1]))
    debts = [debt for debt in every if debt.supplier_id == supplier_id]
    return {"suppliers": parties, "supplier_id": supplier_id, "debts": debts, "desks": treasury.desks(scope=scope)}


ROUTES = (PaymentController,)
