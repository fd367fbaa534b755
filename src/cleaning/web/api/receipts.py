"""Goods receipts: a delivery counted by typing or scanning, then posted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post

from cleaning.application.purchasing.change_receipt import ChangeReceipt
from cleaning.application.purchasing.enter_line import EnteredLine, EnterLine
from cleaning.application.purchasing.explain_code import ExplainCode
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.queries import PurchasingQueries, ReceiptCard, ReceiptFilter, ReceiptRow, ScanRow
from cleaning.application.purchasing.record_scan import Outcome, Scanned
from cleaning.application.purchasing.record_scans import RecordScans
from cleaning.application.purchasing.start_receipt import Delivery, StartReceipt
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.purchasing.values import ReceiptStage
from cleaning.domain.shared.ids import ItemId, ReceiptId, SupplierId, WarehouseId
from cleaning.web.http import Request, inject


class PapersChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a draft's papers; ``version`` is the one it was read with."""

    delivery: Delivery
    version: int


class CodeInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An unknown code is ``factor`` units of this item, from now on and everywhere."""

    code: str
    item_id: ItemId
    factor: Decimal = Decimal(1)
    pack: str = ""


class ScanOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """counted, unknown (kept until somebody says what the code is) or repeated (was here before, counts once)."""

    id: UUID
    outcome: Outcome


class ReceiptsApi(Controller):
    path = "/receipts"
    tags = ("purchasing",)

    @get("/", summary="Receipts, newest first")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        purchasing: FromDishka[PurchasingQueries],
        q: str = "",
        stage: ReceiptStage | None = None,
        supplier_id: int | None = None,
        warehouse_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[ReceiptRow]:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        wanted = ReceiptFilter(
            text=q,
            stage=stage,
            supplier_id=None if supplier_id is None else SupplierId(supplier_id),
            warehouse_id=None if warehouse_id is None else WarehouseId(warehouse_id),
            since=since,
            until=until,
        )
        return purchasing.receipts(access.viewer.scope, wanted, after=after, limit=bounded(limit))

    @post("/", summary="Start counting a delivery")
    @inject
    def start(
        self,
        request: Request,
        data: Delivery,
        viewer: FromDishka[Viewer],
        start: FromDishka[StartReceipt],
        purchasing: FromDishka[PurchasingQueries],
    ) -> ReceiptCard:
        return purchasing.receipt(start(data), viewer.scope)

    @get("/{receipt_id:int}", summary="A receipt with its lines, last scans and unknown codes")
    @inject
    def card(
        self, request: Request, receipt_id: int, access: FromDishka[Access], purchasing: FromDishka[PurchasingQueries]
    ) -> ReceiptCard:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        return purchasing.receipt(ReceiptId(receipt_id), access.viewer.scope)

    @patch("/{receipt_id:int}", summary="Correct the papers of a draft")
    @inject
    def change(
        self,
        request: Request,
        receipt_id: int,
        data: PapersChange,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeReceipt],
        purchasing: FromDishka[PurchasingQueries],
    ) -> ReceiptCard:
        change(ReceiptId(receipt_id), data.delivery, version=data.version)
        return purchasing.receipt(ReceiptId(receipt_id), viewer.scope)

    @post("/{receipt_id:int}/lines", summary="Type a line; the same item and lot again changes its line")
    @inject
    def enter(
        self,
        request: Request,
        receipt_id: int,
        data: EnteredLine,
        viewer: FromDishka[Viewer],
        enter: FromDishka[EnterLine],
        purchasing: FromDishka[PurchasingQueries],
    ) -> ReceiptCard:
        enter(ReceiptId(receipt_id), data)
        return purchasing.receipt(ReceiptId(receipt_id), viewer.scope)

    @get("/{receipt_id:int}/scans", summary="Every scan as it came, newest first")
    @inject
    def scans(
        self, request: Request, receipt_id: int, access: FromDishka[Access], purchasing: FromDishka[PurchasingQueries]
    ) -> list[ScanRow]:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        return purchasing.scans(ReceiptId(receipt_id), access.viewer.scope)

    @post("/{receipt_id:int}/scans", summary="One scan or a terminal's batch: all are applied or, if one is bad, none")
    @inject
    def scan(
        self, request: Request, receipt_id: int, data: Scanned | list[Scanned], record: FromDishka[RecordScans]
    ) -> list[ScanOutcome]:
        scans = data if isinstance(data, list) else [data]
        outcomes = record(ReceiptId(receipt_id), scans)
        return [ScanOutcome(id=one.id, outcome=what) for one, what in zip(scans, outcomes, strict=True)]

    @post("/{receipt_id:int}/codes", summary="Say what an unknown code is; its scans are counted at once")
    @inject
    def explain(
        self,
        request: Request,
        receipt_id: int,
        data: CodeInput,
        viewer: FromDishka[Viewer],
        explain: FromDishka[ExplainCode],
        purchasing: FromDishka[PurchasingQueries],
    ) -> ReceiptCard:
        explain(ReceiptId(receipt_id), data.code, data.item_id, data.factor, data.pack)
        return purchasing.receipt(ReceiptId(receipt_id), viewer.scope)

    @post("/{receipt_id:int}/posting", summary="Post: stock, average cost, the supplier's debt and new prices, at once")
    @inject
    def post(
        self,
        request: Request,
        receipt_id: int,
        viewer: FromDishka[Viewer],
        posting: FromDishka[PostReceipt],
        purchasing: FromDishka[PurchasingQueries],
    ) -> ReceiptCard:
        posting(ReceiptId(receipt_id))
        return purchasing.receipt(ReceiptId(receipt_id), viewer.scope)


ROUTES = (ReceiptsApi,)
