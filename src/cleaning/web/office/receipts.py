"""Goods receipts: the list, the papers of a delivery, posting. Counting itself is in :mod:`.receiving`."""

from __future__ import annotations

from datetime import date
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.change_receipt import ChangeReceipt, DiscardReceipt
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.queries import PurchasingQueries, ReceiptFilter
from cleaning.application.purchasing.start_receipt import Delivery, StartReceipt
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.purchasing.values import ReceiptStage
from cleaning.domain.shared.ids import ReceiptId, SupplierId, WarehouseId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


def delivery(form: Form) -> dict[str, Any]:
    return {
        "supplier_id": form.ref("supplier_id", required=True),
        "warehouse_id": form.ref("warehouse_id", required=True),
        "received_on": form.date("received_on"),
        "note_number": form.text("note_number", max=40),
        "invoice_number": form.text("invoice_number", max=40),
        "invoiced_on": form.date("invoiced_on"),
        "due_on": form.date("due_on"),
    }


def choices(viewer: Viewer, inventory: InventoryQueries, purchasing: PurchasingQueries) -> dict[str, Any]:
    return {
        "suppliers": purchasing.supplier_choices(),
        "warehouses": [one for one in inventory.warehouses(viewer.scope) if one.active],
    }


class ReceiptController(Controller):
    path = "/receipts"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        inventory: FromDishka[InventoryQueries],
        q: str = "",
        stage: ReceiptStage | None = None,
        supplier: int | None = None,
        warehouse: int | None = None,
        since: date | None = None,
        until: date | None = None,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        wanted = ReceiptFilter(
            text=q,
            stage=stage,
            supplier_id=None if supplier is None else SupplierId(supplier),
            warehouse_id=None if warehouse is None else WarehouseId(warehouse),
            since=since,
            until=until,
        )
        receipts = purchasing.receipts(viewer.scope, wanted, after=after)
        return page(request, "office/receipts/list", receipts=receipts, warehouses=inventory.warehouses(viewer.scope))

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        inventory: FromDishka[InventoryQueries],
        clock: FromDishka[Clock],
        form: Form,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_EDIT)
        known = choices(viewer, inventory, purchasing)
        return page(request, "office/receipts/new", form=form, today=clock.today(), **known)

    @post("/", status_code=200)
    @inject
    def start(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        inventory: FromDishka[InventoryQueries],
        clock: FromDishka[Clock],
        start: FromDishka[StartReceipt],
    ) -> Response:
        known = delivery(form)
        receipt_id = 0
        with form.attempt():
            receipt_id = start(form.into(Delivery, **known))
        if form.errors:
            more = choices(viewer, inventory, purchasing)
            return page(request, "office/receipts/new", status=422, form=form, today=clock.today(), **more)
        return see(request, f"/receipts/{receipt_id}")

    @get("/{receipt_id:int}/papers")
    @inject
    def papers(
        self,
        request: Request,
        receipt_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        inventory: FromDishka[InventoryQueries],
        form: Form,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_EDIT)
        receipt = purchasing.receipt(ReceiptId(receipt_id), viewer.scope)
        known = choices(viewer, inventory, purchasing)
        return page(request, "office/receipts/papers", form=form, receipt=receipt, **known)

    @post("/{receipt_id:int}/papers", status_code=200)
    @inject
    def change(
        self,
        request: Request,
        receipt_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        inventory: FromDishka[InventoryQueries],
        change: FromDishka[ChangeReceipt],
    ) -> Response:
        known = delivery(form)
        with form.attempt():
            change(ReceiptId(receipt_id), form.into(Delivery, **known), version=form.whole("version"))
        if form.errors:
            receipt = purchasing.receipt(ReceiptId(receipt_id), viewer.scope)
            more = choices(viewer, inventory, purchasing)
            return page(request, "office/receipts/papers", status=422, form=form, receipt=receipt, **more)
        return see(request, f"/receipts/{receipt_id}", flash="Saved")

    @post("/{receipt_id:int}/posting", status_code=200)
    @inject
    def posting(self, request: Request, receipt_id: int, form: Form, posting: FromDishka[PostReceipt]) -> Response:
        posting(ReceiptId(receipt_id))
        return see(request, f"/receipts/{receipt_id}", flash="The goods are in stock and the papers are posted.")

    @post("/{receipt_id:int}/removal", status_code=200)
    @inject
    def discard(self, request: Request, receipt_id: int, form: Form, discard: FromDishka[DiscardReceipt]) -> Response:
        discard(ReceiptId(receipt_id))
        return see(request, "/receipts", flash="The draft was discarded.")


ROUTES = (ReceiptController,)
