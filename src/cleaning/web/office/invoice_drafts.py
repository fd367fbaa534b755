"""Money: writing a draft line by line, with its sums beside."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.billing.change_draft import ChangeDraft, DraftChange
from cleaning.application.billing.draft_invoice import DraftInvoice, InvoiceDraft
from cleaning.application.billing.queries import BillingQueries, InvoiceCard
from cleaning.application.billing.sides import vat_rules
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.billing.amounts import line_net, vat_sums
from cleaning.domain.billing.values import Item
from cleaning.domain.shared.errors import DomainError, RuleBroken
from cleaning.domain.shared.ids import ClientId, InvoiceId, PremisesId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see

NEW, EDIT = "office/invoices/new", "office/invoices/edit"
ROWS = 60


class DraftController(Controller):
    path = "/invoices"

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        company: FromDishka[CompanyQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        client_id: int | None = None,
    ) -> Response:
        access.require(Permission.INVOICES_EDIT)
        client = clients.chosen(client_id, scope=access.viewer.scope)
        return page(
            request, NEW, form=form, client=client, lines=[None], sums=[], total=Money.ZERO, **_choices(company, clock)
        )

    @post("/totals", status_code=200)
    @inject
    def totals(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.INVOICES_EDIT)
        return part(request, "office/invoices/_totals", **_sums(form, company, clock))

    @post("/", status_code=200)
    @inject
    def create(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        draft: FromDishka[DraftInvoice],
        company: FromDishka[CompanyQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        client_id = form.ref("client_id", required=True)
        known = _read(form)
        made: int | None = None
        with form.attempt():
            made = form.into(lambda: draft(InvoiceDraft(client_id=ClientId(client_id or 0), **known)))
        if made is not None:
            return see(request, f"/invoices/{made}", flash="The draft is ready; look it over and issue it")
        client = clients.chosen(client_id, scope=access.viewer.scope)
        rows = [None] * max(1, len(form.rows("line")))
        return page(
            request,
            NEW,
            status=422,
            form=form,
            client=client,
            lines=rows,
            **_sums(form, company, clock),
            **_choices(company, clock),
        )

    @get("/{invoice_id:int}/edit")
    @inject
    def edit(
        self,
        request: Request,
        invoice_id: int,
        form: Form,
        access: FromDishka[Access],
        billing: FromDishka[BillingQueries],
        company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.INVOICES_EDIT)
        card = billing.card(invoice_id, scope=access.viewer.scope)
        if card.number is not None or card.kind == "credit":
            raise RuleBroken(
                "invoice.already_issued" if card.number else "invoice.credit_is_a_mirror", number=card.number
            )
        lines = list(card.lines) or [None]
        return page(request, EDIT, form=form, card=card, lines=lines, **_choices(company, clock), **_of(card))

    @post("/{invoice_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        invoice_id: int,
        form: Form,
        access: FromDishka[Access],
        change: FromDishka[ChangeDraft],
        billing: FromDishka[BillingQueries],
        company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        known, version = _read(form), form.whole("version")
        place = form.text("place")
        with form.attempt():
            form.into(
                lambda: change(DraftChange(invoice_id=InvoiceId(invoice_id), version=version, place=place, **known))
            )
        if not form.errors:
            return see(request, f"/invoices/{invoice_id}", flash="Saved")
        card = billing.card(invoice_id, scope=access.viewer.scope)
        rows = [None] * max(1, len(form.rows("line")))
        return page(
            request,
            EDIT,
            status=422,
            form=form,
            card=card,
            lines=rows,
            **_choices(company, clock),
            **_sums(form, company, clock),
        )


def _read(form: Form) -> dict[str, Any]:
    return {
        "items": tuple(_items(form)),
        "tax_event_on": form.date("tax_event_on"),
        "due_on": form.date("due_on"),
        "note": form.text("note", max=500),
        "payment_method": form.get("payment_method") or "bank",
    }


def _items(form: Form) -> list[Item]:
    """Rows with anything in them; what a row refuses is shown in that row."""
    items = []
    for row in form.rows("line")[:ROWS]:
        if not any(row.get(name) for name in ("description", "unit_price")):
            continue
        text = row.text("description", required=True, max=300)
        quantity = row.decimal("quantity", required=True, most=10**8)
        price = row.decimal("unit_price", required=True, most=10**8)
        discount = row.decimal("discount") or Decimal(0)
        if quantity is None or price is None or not text:
            continue
        service, premises = row.ref("service_id"), row.ref("premises_id")
        try:
            items.append(
                Item(
                    description=text, unit=row.get("unit") or "piece", quantity=quantity, unit_price=UnitCost(price),
                    discount=discount, vat_code=row.get("vat_code") or "standard", note=row.text("note"),
                    service_id=None if service is None else ServiceId(service),
                    premises_id=None if premises is None else PremisesId(premises),
                )
            )  # fmt: skip
        except DomainError as refused:
            row.refuse(str(refused.facts.get("field", "description")), refused)
    return items


def _choices(company: CompanyQueries, clock: Clock) -> dict[str, Any]:
    rates = company.vat_rates(clock.today())
    charged = company.profile().vat_registered
    return {
        "units": [unit.value for unit in Unit],
        "vat_codes": [(str(rate.code), rate.percent) for rate in rates if charged or rate.code == "none"],
        "today": clock.today(),
    }


def _sums(form: Form, company: CompanyQueries, clock: Clock) -> dict[str, Any]:
    """The sums of what is typed so far, by the same rules as the document."""
    rules = vat_rules(company, form.date("tax_event_on") or clock.today())
    nets: list[tuple[str, Money]] = []
    for row in form.rows("line")[:ROWS]:
        quantity, price = row.decimal("quantity", most=10**8), row.decimal("unit_price", most=10**8)
        code = row.get("vat_code") or "standard"
        if quantity is not None and price is not None and code in rules:
            nets.append((code, line_net(quantity, UnitCost(price), row.decimal("discount", most=100) or Decimal(0))))
    sums = vat_sums(nets, rules)
    total = sum((one.base + one.vat for one in sums), Money.ZERO)
    return {"sums": sums, "total": total}


def _of(card: InvoiceCard) -> dict[str, Any]:
    return {"sums": card.vat_rows, "total": card.total}


ROUTES = (DraftController,)
