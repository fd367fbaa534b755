"""Invoices and notes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.billing.bill_client import Bill, BillClient, Month
from cleaning.application.billing.change_draft import ChangeDraft, DraftChange
from cleaning.application.billing.correct_invoice import AnnulInvoice, Correction, CreditInvoice
from cleaning.application.billing.discard_draft import DiscardDraft
from cleaning.application.billing.draft_invoice import DraftInvoice, InvoiceDraft
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.billing.print_invoice import PrintInvoice
from cleaning.application.billing.queries import BillingQueries, InvoiceCard, InvoiceFilter, InvoiceRow, ToBill
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock
from cleaning.domain.billing.values import Item
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId, InvoiceId, PremisesId, ServiceId, VisitId
from cleaning.domain.shared.money import UnitCost
from cleaning.web.api.amounts import month as month_of
from cleaning.web.api.amounts import number
from cleaning.web.http import Request, Response, file, inject


class LineInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``unit_price`` without VAT, up to six decimals; ``discount`` in percent; ``unit``: m2 h piece visit month …"""

    description: str
    quantity: Decimal
    unit_price: Decimal
    unit: str = "piece"
    discount: Decimal = Decimal(0)
    vat_code: str = "standard"
    note: str = ""
    service_id: ServiceId | None = None
    premises_id: PremisesId | None = None

    def item(self) -> Item:
        return Item(
            description=self.description, unit=self.unit, quantity=number(self.quantity, "quantity"),
            unit_price=UnitCost(number(self.unit_price, "unit_price", places=6)),
            discount=number(self.discount, "discount"), vat_code=self.vat_code, note=self.note,
            service_id=self.service_id, premises_id=self.premises_id,
        )  # fmt: skip


class MonthInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A month (``2026-11``) of a contract's fee."""

    contract_id: ContractId
    month: str


class InvoiceInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Either free ``lines``, or ``visit_ids`` and ``months`` not billed yet."""

    client_id: ClientId
    lines: list[LineInput] = []
    visit_ids: list[VisitId] = []
    months: list[MonthInput] = []
    contract_id: ContractId | None = None
    tax_event_on: date | None = None
    due_on: date | None = None
    note: str = ""
    payment_method: str = "bank"


class DraftInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The draft anew; without ``lines`` they stay. ``version`` as it was read."""

    version: int | None = None
    lines: list[LineInput] | None = None
    tax_event_on: date | None = None
    due_on: date | None = None
    note: str = ""
    payment_method: str = "bank"
    place: str = ""


class IssueInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``on``: today when left out."""

    version: int | None = None
    on: date | None = None


class GroundInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    ground: str


class InvoiceApi(Controller):
    path = "/invoices"
    tags = ("invoices",)

    @get("/", summary="Invoices and notes: drafts first, then newest first")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        billing: FromDishka[BillingQueries],
        clock: FromDishka[Clock],
        q: str = "",
        status: str = "",
        month: str = "",
        client_id: int | None = None,
        contract_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[InvoiceRow]:
        access.require(Permission.INVOICES_VIEW)
        wanted = InvoiceFilter(
            q=q, state=status, month=month_of(month) if month else None, client_id=client_id, contract_id=contract_id
        )
        return billing.page(wanted, scope=access.viewer.scope, today=clock.today(), after=after, limit=limit)

    @get("/to-bill", summary="Finished visits and monthly fees not billed yet, by client")
    @inject
    def to_bill(
        self,
        request: Request,
        access: FromDishka[Access],
        billing: FromDishka[BillingQueries],
        clock: FromDishka[Clock],
        client_id: int | None = None,
    ) -> list[ToBill]:
        access.require(Permission.INVOICES_VIEW)
        return billing.to_bill(scope=access.viewer.scope, today=clock.today(), client_id=client_id)

    @post("/", summary="Draft an invoice from lines, or from visits and months")
    @inject
    def draft(
        self,
        request: Request,
        data: InvoiceInput,
        viewer: FromDishka[Viewer],
        free: FromDishka[DraftInvoice],
        bill: FromDishka[BillClient],
        billing: FromDishka[BillingQueries],
    ) -> InvoiceCard:
        if data.visit_ids or data.months:
            if data.lines:
                raise RuleBroken("invoice.lines_or_visits", field="lines")
            months = tuple(Month(contract_id=one.contract_id, month=month_of(one.month)) for one in data.months)
            made = bill(Bill(client_id=data.client_id, visit_ids=tuple(data.visit_ids), months=months))
        else:
            made = free(
                InvoiceDraft(
                    client_id=data.client_id, items=tuple(line.item() for line in data.lines),
                    contract_id=data.contract_id, tax_event_on=data.tax_event_on, due_on=data.due_on, note=data.note,
                    payment_method=data.payment_method,
                )
            )  # fmt: skip
        return billing.card(made, scope=viewer.scope)

    @get("/{invoice_id:int}", summary="One document")
    @inject
    def read(
        self, request: Request, invoice_id: int, access: FromDishka[Access], billing: FromDishka[BillingQueries]
    ) -> InvoiceCard:
        access.require(Permission.INVOICES_VIEW)
        return billing.card(invoice_id, scope=access.viewer.scope)

    @patch("/{invoice_id:int}", summary="Change a draft")
    @inject
    def change(
        self,
        request: Request,
        invoice_id: int,
        data: DraftInput,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeDraft],
        billing: FromDishka[BillingQueries],
    ) -> InvoiceCard:
        change(
            DraftChange(
                invoice_id=InvoiceId(invoice_id), version=data.version, tax_event_on=data.tax_event_on,
                items=None if data.lines is None else tuple(line.item() for line in data.lines),
                due_on=data.due_on, note=data.note, payment_method=data.payment_method, place=data.place,
            )
        )  # fmt: skip
        return billing.card(invoice_id, scope=viewer.scope)

    @delete("/{invoice_id:int}", status_code=200, summary="Throw a draft away")
    @inject
    def discard(self, request: Request, invoice_id: int, discard: FromDishka[DiscardDraft]) -> Response:
        discard(InvoiceId(invoice_id))
        return Response(b"", status_code=204)

    @post(
        "/{invoice_id:int}/issue", status_code=200, summary="Give a draft its number; nothing of it changes afterwards"
    )
    @inject
    def issue(
        self,
        request: Request,
        invoice_id: int,
        data: IssueInput,
        viewer: FromDishka[Viewer],
        issue: FromDishka[IssueInvoice],
        billing: FromDishka[BillingQueries],
    ) -> InvoiceCard:
        issue(Issue(invoice_id=InvoiceId(invoice_id), version=data.version, on=data.on))
        return billing.card(invoice_id, scope=viewer.scope)

    @post("/{invoice_id:int}/credit", summary="Draft a credit note for the whole document")
    @inject
    def credit(
        self,
        request: Request,
        invoice_id: int,
        data: GroundInput,
        viewer: FromDishka[Viewer],
        credit: FromDishka[CreditInvoice],
        billing: FromDishka[BillingQueries],
    ) -> InvoiceCard:
        note = credit(Correction(invoice_id=InvoiceId(invoice_id), ground=data.ground))
        return billing.card(note, scope=viewer.scope)

    @post("/{invoice_id:int}/annulment", status_code=200, summary="Annul a wrong document that nothing was paid on")
    @inject
    def annul(
        self,
        request: Request,
        invoice_id: int,
        data: GroundInput,
        viewer: FromDishka[Viewer],
        annul: FromDishka[AnnulInvoice],
        billing: FromDishka[BillingQueries],
    ) -> InvoiceCard:
        annul(Correction(invoice_id=InvoiceId(invoice_id), ground=data.ground))
        return billing.card(invoice_id, scope=viewer.scope)

    @get("/{invoice_id:int}/pdf", summary="The document as PDF; lang is bg or en")
    @inject
    def pdf(
        self, request: Request, invoice_id: int, print_invoice: FromDishka[PrintInvoice], lang: str = "bg"
    ) -> Response:
        if lang not in ("bg", "en"):
            raise RuleBroken("field.not_offered", field="lang", value=lang)
        return file(print_invoice(InvoiceId(invoice_id), lang), f"invoice-{invoice_id}.pdf", "application/pdf")


ROUTES = (InvoiceApi,)
