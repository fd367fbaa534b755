"""Money: invoices and notes, the list beside the document."""

from __future__ import annotations

from datetime import date
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.billing.correct_invoice import AnnulInvoice, Correction, CreditInvoice
from cleaning.application.billing.discard_draft import DiscardDraft
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.billing.print_invoice import PrintInvoice
from cleaning.application.billing.queries import BillingQueries, InvoiceFilter
from cleaning.application.billing.sides import buyer_of, seller_of
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.domain.ledger.month import month_of
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import InvoiceId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see
from cleaning.web.office.months import first_day, whole

PAGE = "office/invoices/page"


class InvoiceController(Controller):
    path = "/invoices"

    @get("/")
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
        client_id: str = "",
        contract_id: str = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.INVOICES_VIEW)
        wanted = _wanted(q, status, month, client_id, contract_id)
        listed = _listed(billing, access, clock.today(), wanted, after)
        waiting = billing.to_bill(scope=access.viewer.scope, today=clock.today(), limit=200)
        return page(request, "office/invoices/list", waiting=waiting, card=None, **listed)

    @get("/{invoice_id:int}")
    @inject
    def read(
        self,
        request: Request,
        invoice_id: int,
        access: FromDishka[Access],
        form: Form,
        q: str = "",
        status: str = "",
        month: str = "",
        client_id: str = "",
        contract_id: str = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.INVOICES_VIEW)
        wanted = _wanted(q, status, month, client_id, contract_id)
        return page(request, PAGE, form=form, **_shown(request, invoice_id, wanted, after))

    @get("/{invoice_id:int}/pdf")
    @inject
    def pdf(
        self, request: Request, invoice_id: int, print_invoice: FromDishka[PrintInvoice], lang: str = "bg"
    ) -> Response:
        if lang not in ("bg", "en"):
            raise RuleBroken("field.not_offered", field="lang", value=lang)
        name = f"{invoice_id}.pdf" if lang == "bg" else f"{invoice_id}-{lang}.pdf"
        return file(print_invoice(InvoiceId(invoice_id), lang), name, "application/pdf", inline=True)

    @post("/{invoice_id:int}/issue", status_code=200)
    @inject
    def issue(
        self,
        request: Request,
        invoice_id: int,
        form: Form,
        issue: FromDishka[IssueInvoice],
    ) -> Response:
        version = form.whole("version")
        with form.attempt():
            issue(Issue(invoice_id=InvoiceId(invoice_id), version=version))
        if form.errors:
            return page(request, PAGE, status=422, form=form, **_shown(request, invoice_id))
        return see(request, f"/invoices/{invoice_id}", flash="The document is issued and posted")

    @post("/{invoice_id:int}/removal", status_code=200)
    @inject
    def discard(
        self,
        request: Request,
        invoice_id: int,
        form: Form,
        discard: FromDishka[DiscardDraft],
    ) -> Response:
        with form.attempt():
            discard(InvoiceId(invoice_id))
        if form.errors:
            return page(request, PAGE, status=422, form=form, **_shown(request, invoice_id))
        return see(request, "/invoices", flash="The draft is gone; what it billed waits again")

    @post("/{invoice_id:int}/credit-note", status_code=200)
    @inject
    def credit(
        self,
        request: Request,
        invoice_id: int,
        form: Form,
        credit: FromDishka[CreditInvoice],
    ) -> Response:
        made = None
        with form.attempt():
            made = credit(Correction(invoice_id=InvoiceId(invoice_id), ground=form.text("ground", max=300)))
        if made is None:
            return page(request, PAGE, status=422, form=form, **_shown(request, invoice_id))
        return see(request, f"/invoices/{made}", flash="The credit note is drafted; check it and issue it")

    @post("/{invoice_id:int}/annulment", status_code=200)
    @inject
    def annul(
        self,
        request: Request,
        invoice_id: int,
        form: Form,
        annul: FromDishka[AnnulInvoice],
    ) -> Response:
        with form.attempt():
            annul(Correction(invoice_id=InvoiceId(invoice_id), ground=form.text("ground", max=300)))
        if form.errors:
            return page(request, PAGE, status=422, form=form, **_shown(request, invoice_id))
        return see(request, f"/invoices/{invoice_id}", flash="The document is annulled")


def _wanted(q: str, status: str, month: str, client_id: str, contract_id: str) -> InvoiceFilter:
    return InvoiceFilter(
        q=q, state=status, month=first_day(month), client_id=whole(client_id), contract_id=whole(contract_id),
    )  # fmt: skip


def _listed(
    billing: BillingQueries, access: Access, today: date, wanted: InvoiceFilter, after: str | None
) -> dict[str, Any]:
    scope, month = access.viewer.scope, wanted.month or month_of(today)
    return {
        "invoices": billing.page(wanted, scope=scope, today=today, after=after),
        "figures": billing.figures(scope=scope, today=today, month=month),
        "month": month,
        "today": today,
    }


def _shown(
    request: Request, invoice_id: int, wanted: InvoiceFilter | None = None, after: str | None = None
) -> dict[str, Any]:
    """The document with what it is tied to; beside it the list, unless htmx asked for the document alone."""
    asked = request.state.container.get
    access, clock, billing = asked(Access), asked(Clock), asked(BillingQueries)
    card = billing.card(invoice_id, scope=access.viewer.scope)
    today = clock.today()
    shown: dict[str, Any] = {"card": card, "today": today, "contract": ""}
    if card.contract_id:
        shown["contract"] = asked(SalesQueries).numbers([card.contract_id]).get(card.contract_id, "")
    if card.seller is None or card.buyer is None:
        shown["seller"] = seller_of(asked(CompanyQueries).profile())
        shown["buyer"] = buyer_of(asked(ClientQueries).party(card.client_id))
    else:
        shown |= {"seller": card.seller, "buyer": card.buyer}
    shown["payments"] = asked(TreasuryQueries).paid_by("invoice", invoice_id) if card.number else []
    if request.headers.get("hx-target") != "document":
        shown |= _listed(billing, access, today, wanted or InvoiceFilter(), after)
    return shown


ROUTES = (InvoiceController,)
