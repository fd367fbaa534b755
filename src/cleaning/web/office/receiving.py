"""Counting a delivery: a full screen that is fed by a scanner or by hand, and answers within the reach of an ear."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.inventory.add_item import AddItem
from cleaning.application.purchasing.enter_line import DropLine, EnteredLine, EnterLine
from cleaning.application.purchasing.explain_code import ExplainCode
from cleaning.application.purchasing.queries import PurchasingQueries, ReceiptCard
from cleaning.application.purchasing.record_scan import Outcome, RecordScan, Scanned
from cleaning.application.purchasing.undo_scan import IgnoreCode, UndoScan
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.inventory.item import ItemDetails
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.purchasing.values import ReceiptStage
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import ItemId, ReceiptId
from cleaning.domain.shared.money import Money
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, is_htmx, page, part, see
from cleaning.web.office.items import choices as item_choices


class ReceivingController(Controller):
    path = "/receipts/{receipt_id:int}"

    @get("/")
    @inject
    def receipt(
        self,
        request: Request,
        receipt_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        card = purchasing.receipt(ReceiptId(receipt_id), viewer.scope)
        if card.stage is ReceiptStage.POSTED:
            return page(request, "office/receipts/posted", receipt=card)
        return page(request, "office/receipts/counting", outcome=None, oob=False, **_shown(card, company))

    @get("/scans")
    @inject
    def scans(
        self,
        request: Request,
        receipt_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_VIEW)
        card = purchasing.receipt(ReceiptId(receipt_id), viewer.scope, scans=0)
        scans = purchasing.scans(card.id, viewer.scope)
        return page(request, "office/receipts/scans", receipt=card, scans=scans)

    @post("/scans", status_code=200)
    @inject
    def scan(
        self,
        request: Request,
        receipt_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        record: FromDishka[RecordScan],
    ) -> Response:
        raw, scan_id = form.get("raw") or "", form.uuid("id", required=True)
        if scan_id is None:
            raise RuleBroken("scan.unreadable", field="id")
        outcome = record(ReceiptId(receipt_id), Scanned(id=scan_id, raw=raw))
        return _counted(request, receipt_id, viewer, purchasing, company, outcome)

    @post("/scans/last/removal", status_code=200)
    @inject
    def undo(
        self,
        request: Request,
        receipt_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        undo: FromDishka[UndoScan],
    ) -> Response:
        undo(ReceiptId(receipt_id))
        return _counted(request, receipt_id, viewer, purchasing, company)

    @get("/lines/new")
    @inject
    def new_line(
        self,
        request: Request,
        receipt_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        form: Form,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_EDIT)
        card = purchasing.receipt(ReceiptId(receipt_id), viewer.scope, scans=0)
        return page(request, "office/receipts/line", form=form, receipt=card, line=None, rates=_rates(card, company))

    @get("/lines/{line_id:int}")
    @inject
    def line(
        self,
        request: Request,
        receipt_id: int,
        line_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        form: Form,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_EDIT)
        card = purchasing.receipt(ReceiptId(receipt_id), viewer.scope, scans=0)
        line = next((one for one in card.lines if one.id == line_id), None)
        if line is None:
            raise NotFound("line", line_id)
        return page(request, "office/receipts/line", form=form, receipt=card, line=line, rates=_rates(card, company))

    @post("/lines", status_code=200)
    @inject
    def enter(
        self,
        request: Request,
        receipt_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        enter: FromDishka[EnterLine],
    ) -> Response:
        price = form.unit_cost("unit_price")
        known = {
            "item_id": form.ref("item_id", required=True),
            "quantity": form.decimal("quantity"),
            "expected": form.decimal("expected"),
            "unit_price": None if price is None else price.amount,
            "vat_code": form.text("vat_code", max=20) or None,
            "lot": form.text("lot", max=40),
            "expires_on": form.date("expires_on"),
        }
        with form.attempt():
            enter(ReceiptId(receipt_id), form.into(EnteredLine, **known), version=form.whole("version"))
        card = purchasing.receipt(ReceiptId(receipt_id), viewer.scope)
        if form.errors:
            line = next((one for one in card.lines if one.id == form.ref("line_id")), None)
            name = "office/receipts/_line" if is_htmx(request) else "office/receipts/line"
            more = {"receipt": card, "line": line, "rates": _rates(card, company)}
            return page(request, name, status=422, form=form, **more)
        return _answer(request, card, company)

    @post("/lines/{line_id:int}/removal", status_code=200)
    @inject
    def drop(
        self,
        request: Request,
        receipt_id: int,
        line_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        drop: FromDishka[DropLine],
    ) -> Response:
        drop(ReceiptId(receipt_id), line_id)
        return _counted(request, receipt_id, viewer, purchasing, company)

    @get("/codes")
    @inject
    def code(
        self,
        request: Request,
        receipt_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        form: Form,
        code: str,
    ) -> Response:
        access.require(Permission.PURCHASING_RECEIPT_EDIT)
        card = purchasing.receipt(ReceiptId(receipt_id), viewer.scope, scans=0)
        return page(request, "office/receipts/code", form=form, receipt=card, code=code, **item_choices())

    @post("/codes", status_code=200)
    @inject
    def explain(
        self,
        request: Request,
        receipt_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        explain: FromDishka[ExplainCode],
        add: FromDishka[AddItem],
    ) -> Response:
        code, factor, pack = form.text("code", required=True), form.decimal("factor"), form.text("pack", max=40)
        new = form.get("what") == "new"
        with form.attempt():
            item_id = _new_item(form, add) if new else form.ref("item_id", required=True)
            if item_id is not None and not form.errors:
                units = Decimal(1) if factor is None else factor
                explain(ReceiptId(receipt_id), code, ItemId(item_id), units, pack)
        card = purchasing.receipt(ReceiptId(receipt_id), viewer.scope)
        if form.errors:
            name = "office/receipts/_code" if is_htmx(request) else "office/receipts/code"
            return page(request, name, status=422, form=form, receipt=card, code=code, **item_choices())
        return _answer(request, card, company)

    @post("/codes/removal", status_code=200)
    @inject
    def ignore(
        self,
        request: Request,
        receipt_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        purchasing: FromDishka[PurchasingQueries],
        company: FromDishka[CompanyQueries],
        ignore: FromDishka[IgnoreCode],
    ) -> Response:
        ignore(ReceiptId(receipt_id), form.text("code", required=True))
        return _counted(request, receipt_id, viewer, purchasing, company)


def _new_item(form: Form, add: AddItem) -> int | None:
    known = {
        "code": "",
        "name": form.text("name", required=True),
        "kind": form.choice("kind", ItemKind, required=True),
        "unit": form.turned("unit", lambda text: next(u for u in item_choices()["units"] if u == text), required=True),
    }
    price = form.unit_cost("price")
    return None if form.errors else add(form.into(ItemDetails, **known), price=price)


def _rates(card: ReceiptCard, company: CompanyQueries) -> list[tuple[str, Decimal]]:
    """The VAT codes of the day, the usual one first."""
    return [(str(rate.code), rate.percent) for rate in company.vat_rates(card.received_on)]


def _shown(card: ReceiptCard, company: CompanyQueries) -> dict[str, Any]:
    rates = dict(_rates(card, company))
    base: dict[str, Money] = {}
    for line in card.lines:
        base[line.vat_code] = base.get(line.vat_code, Money.ZERO) + line.net
    vat = sum((net * (rates.get(code, Decimal(0)) / 100) for code, net in base.items()), Money.ZERO)
    counted = [line for line in card.lines if line.quantity]
    return {
        "receipt": card,
        "vat": vat,
        "counted": counted,
        "unpriced": [line for line in counted if line.unit_price is None],
        "moved": [line for line in counted if line.unit_price is not None and line.unit_price != line.known_price],
    }


def _counted(
    request: Request,
    receipt_id: int,
    viewer: Viewer,
    purchasing: PurchasingQueries,
    company: CompanyQueries,
    outcome: Outcome | None = None,
) -> Response:
    return _answer(request, purchasing.receipt(ReceiptId(receipt_id), viewer.scope), company, outcome)


def _answer(request: Request, card: ReceiptCard, company: CompanyQueries, outcome: Outcome | None = None) -> Response:
    if not is_htmx(request):
        return see(request, f"/receipts/{card.id}")
    return part(request, "office/receipts/_count", outcome=outcome and outcome.value, oob=True, **_shown(card, company))


ROUTES = (ReceivingController,)
