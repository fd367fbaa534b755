"""Suppliers."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post

from cleaning.application.purchasing.add_supplier import AddSupplier
from cleaning.application.purchasing.change_supplier import ChangeSupplier
from cleaning.application.purchasing.queries import PurchasingQueries, SupplierCard, SupplierRow
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.purchasing.supplier import SupplierDetails
from cleaning.domain.shared.ids import SupplierId
from cleaning.web.http import Request, inject


class SupplierInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``payment_days`` makes the due day of an invoice."""

    name: str
    eik: str | None = None
    vat_number: str | None = None
    iban: str | None = None
    contact: str = ""
    phone: str | None = None
    email: str | None = None
    city: str = ""
    address: str = ""
    payment_days: int = 30
    note: str = ""

    def details(self, **more: bool) -> SupplierDetails:
        return SupplierDetails(**{name: getattr(self, name) for name in SupplierInput.__struct_fields__}, **more)


class SupplierChange(SupplierInput, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a supplier; ``version`` is the one it was read with."""

    version: int
    active: bool = True


class SuppliersApi(Controller):
    path = "/suppliers"
    tags = ("purchasing",)

    @get("/", summary="Suppliers by name; q is a fragment of name or EIK")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        purchasing: FromDishka[PurchasingQueries],
        q: str = "",
        inactive: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[SupplierRow]:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        return purchasing.suppliers(text=q, inactive=inactive, after=after, limit=bounded(limit))

    @post("/", summary="Add a supplier")
    @inject
    def add(
        self,
        request: Request,
        data: SupplierInput,
        add: FromDishka[AddSupplier],
        purchasing: FromDishka[PurchasingQueries],
    ) -> SupplierCard:
        return purchasing.supplier(add(data.details()))

    @get("/{supplier_id:int}", summary="A supplier")
    @inject
    def card(
        self,
        request: Request,
        supplier_id: int,
        access: FromDishka[Access],
        purchasing: FromDishka[PurchasingQueries],
    ) -> SupplierCard:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        return purchasing.supplier(SupplierId(supplier_id))

    @patch("/{supplier_id:int}", summary="Change a supplier")
    @inject
    def change(
        self,
        request: Request,
        supplier_id: int,
        data: SupplierChange,
        change: FromDishka[ChangeSupplier],
        purchasing: FromDishka[PurchasingQueries],
    ) -> SupplierCard:
        change(SupplierId(supplier_id), data.details(active=data.active), version=data.version)
        return purchasing.supplier(SupplierId(supplier_id))


ROUTES = (SuppliersApi,)
