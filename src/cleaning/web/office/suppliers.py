"""Whom we buy from."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.purchasing.add_supplier import AddSupplier
from cleaning.application.purchasing.change_supplier import ChangeSupplier
from cleaning.application.purchasing.queries import PurchasingQueries, ReceiptFilter
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.purchasing.supplier import SupplierDetails
from cleaning.domain.shared.ids import SupplierId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


def details(form: Form) -> dict[str, Any]:
    days = form.whole("payment_days", least=0, most=365)
    return {
        "name": form.text("name", required=True),
        "eik": form.text("eik", max=20) or None,
        "vat_number": form.text("vat_number", max=20) or None,
        "iban": form.text("iban", max=50) or None,
        "contact": form.text("contact"),
        "phone": form.text("phone", max=40) or None,
        "email": form.text("email") or None,
        "city": form.text("city", max=80),
        "address": form.text("address"),
        "payment_days": 30 if days is None else days,
        "note": form.text("note", max=2000),
    }


class SupplierController(Controller):
    path = "/suppliers"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        purchasing: FromDishka[PurchasingQueries],
        q: str = "",
        inactive: bool = False,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        suppliers = purchasing.suppliers(text=q, inactive=inactive, after=after)
        return page(request, "office/suppliers/list", suppliers=suppliers)

    @get("/new")
    @inject
    def new(self, request: Request, access: FromDishka[Access], form: Form) -> Response:
        access.require(Permission.PURCHASING_SUPPLIER_EDIT)
        return page(request, "office/suppliers/new", form=form)

    @post("/", status_code=200)
    @inject
    def add(self, request: Request, form: Form, add: FromDishka[AddSupplier]) -> Response:
        known = details(form)
        with form.attempt():
            add(form.into(SupplierDetails, **known))
        if form.errors:
            return page(request, "office/suppliers/new", status=422, form=form)
        return see(request, "/suppliers", flash="The supplier was added.")

    @get("/{supplier_id:int}")
    @inject
    def card(
        self,
        request: Request,
        supplier_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        form: Form,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        return _card(request, SupplierId(supplier_id), viewer, purchasing, form, after=after)

    @post("/{supplier_id:int}", status_code=200)
    @inject
    def change(
        self,
        request: Request,
        supplier_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        change: FromDishka[ChangeSupplier],
    ) -> Response:
        known = details(form) | {"active": form.flag("active")}
        with form.attempt():
            change(SupplierId(supplier_id), form.into(SupplierDetails, **known), version=form.whole("version"))
        if form.errors:
            return _card(request, SupplierId(supplier_id), viewer, purchasing, form, status=422)
        return see(request, f"/suppliers/{supplier_id}", flash="Saved")


def _card(
    request: Request,
    supplier_id: SupplierId,
    viewer: Viewer,
    purchasing: PurchasingQueries,
    form: Form,
    *,
    after: str | None = None,
    status: int = 200,
) -> Response:
    supplier = purchasing.supplier(supplier_id)
    receipts = purchasing.receipts(viewer.scope, ReceiptFilter(supplier_id=supplier_id), after=after, limit=15)
    return page(request, "office/suppliers/card", status=status, form=form, supplier=supplier, receipts=receipts)


ROUTES = (SupplierController,)
