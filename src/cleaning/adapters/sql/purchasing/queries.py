"""Reads of purchasing, in Core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select, tuple_

from cleaning.adapters.sql.inventory.search import like
from cleaning.adapters.sql.inventory.tables import item_barcodes, items, warehouses
from cleaning.adapters.sql.purchasing.tables import receipt_lines, receipts, scans, suppliers
from cleaning.adapters.sql.reads import Reads
from cleaning.application.purchasing.queries import (
    ReceiptCard,
    ReceiptFilter,
    ReceiptLineRow,
    ReceiptRow,
    ScanRow,
    SupplierCard,
    SupplierChoice,
    SupplierRow,
    UnknownCode,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, decode_cursor, page_of
from cleaning.domain.purchasing.values import ReceiptStage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ReceiptId, SupplierId
from cleaning.domain.shared.money import Money

S, R, L = suppliers.c, receipts.c, receipt_lines.c


@dataclass(frozen=True, slots=True)
class SqlPurchasingQueries:
    reads: Reads

    def suppliers(
        self, *, text: str = "", inactive: bool = False, after: str | None = None, limit: int = 50
    ) -> Page[SupplierRow]:
        posted = R.stage == ReceiptStage.POSTED
        bought = (
            select(
                R.supplier_id,
                func.count().label("receipts"),
                func.max(R.received_on).label("last_on"),
                func.sum(R.net).label("bought"),
            )
            .where(posted)
            .group_by(R.supplier_id)
            .subquery("bought")
        )
        plain = [S[name] for name in ("id", "name", "eik", "city", "phone", "email", "active")]
        rows = select(*plain, func.coalesce(bought.c.receipts, 0).label("receipts"), bought.c.last_on, bought.c.bought)
        rows = rows.outerjoin(bought, bought.c.supplier_id == S.id)
        if text.strip():
            rows = rows.where(_supplier_named(text))
        if not inactive:
            rows = rows.where(S.active)
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(tuple_(S.name, S.id) > tuple_(*last))
        found = [
            SupplierRow(**{**row._mapping, "bought": row.bought or Money.ZERO})
            for row in self.reads.all(rows.order_by(S.name, S.id).limit(limit + 1))
        ]
        return page_of(found, limit, lambda row: (row.name, row.id))

    def find(self, text: str, *, limit: int = 8) -> list[SupplierChoice]:
        rows = select(S.id, S.name, S.payment_days).where(S.active, _supplier_named(text)).order_by(S.name, S.id)
        return self.reads.structs(SupplierChoice, rows.limit(limit)) if text.strip() else []

    def supplier(self, supplier_id: SupplierId) -> SupplierCard:
        columns = [S[name] for name in SupplierCard.__struct_fields__]
        found = self.reads.structs(SupplierCard, select(*columns).where(S.id == supplier_id))
        if not found:
            raise NotFound("supplier", supplier_id)
        return found[0]

    def supplier_choices(self) -> list[SupplierChoice]:
        rows = select(S.id, S.name, S.payment_days).where(S.active).order_by(S.name, S.id)
        return self.reads.structs(SupplierChoice, rows)

    def supplier_names(self, supplier_ids: list[SupplierId]) -> dict[SupplierId, str]:
        rows = self.reads.all(select(S.id, S.name).where(S.id.in_(sorted(set(supplier_ids)))))
        return {SupplierId(row.id): row.name for row in rows}

    def receipts(
        self, scope: Scope, wanted: ReceiptFilter = ReceiptFilter(), *, after: str | None = None, limit: int = 50
    ) -> Page[ReceiptRow]:
        lines = (
            select(func.count().label("lines"), func.sum(L.net).label("net"))
            .where(L.receipt_id == R.id)
            .correlate(receipts)
            .lateral("counted")
        )
        plain = [R[name] for name in ReceiptRow.__struct_fields__ if name in R]
        rows = (
            select(
                *[column for column in plain if column.name != "net"],
                case((R.stage == ReceiptStage.POSTED, R.net), else_=func.coalesce(lines.c.net, 0)).label("net"),
                S.name.label("supplier"),
                warehouses.c.name.label("warehouse"),
                lines.c.lines,
            )
            .join(suppliers, S.id == R.supplier_id)
            .join(warehouses, warehouses.c.id == R.warehouse_id)
            .join(lines, lines.c.lines >= 0)
            .where(R.branch_id.in_(scope.branch_ids), *_receipt_conditions(wanted))
        )
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(R.id < last[0])
        found = self.reads.structs(ReceiptRow, rows.order_by(R.id.desc()).limit(limit + 1))
        return page_of(found, limit, lambda row: (row.id,))

    def receipt(self, receipt_id: ReceiptId, scope: Scope, *, scans: int = 8) -> ReceiptCard:
        plain = [R[name] for name in ReceiptCard.__struct_fields__ if name in R]
        row = self.reads.first(
            select(*plain, S.name.label("supplier"), warehouses.c.name.label("warehouse"))
            .join(suppliers, S.id == R.supplier_id)
            .join(warehouses, warehouses.c.id == R.warehouse_id)
            .where(R.id == receipt_id, R.branch_id.in_(scope.branch_ids))
        )
        if row is None:
            raise NotFound("receipt", receipt_id)
        lines = self._lines(receipt_id)
        net = row.net if row.stage is ReceiptStage.POSTED else sum((line.net for line in lines), Money.ZERO)
        totals = self.reads.one(_totals(receipt_id))
        return ReceiptCard(
            **{**row._mapping, "net": net},
            lines=lines,
            scans=self._scans(receipt_id, scans),
            scan_count=totals.counting,
            unknown=self._unknown(receipt_id) if totals.waiting else [],
        )

    def scans(self, receipt_id: ReceiptId, scope: Scope) -> list[ScanRow]:
        mine = select(R.id).where(R.id == receipt_id, R.branch_id.in_(scope.branch_ids))
        if self.reads.first(mine) is None:
            raise NotFound("receipt", receipt_id)
        return self._scans(receipt_id, None)

    def _lines(self, receipt_id: ReceiptId) -> list[ReceiptLineRow]:
        text = func.concat(item_barcodes.c.pack, " = ", func.trim_scale(item_barcodes.c.factor))
        packs = select(func.string_agg(text, "; "))
        packs = packs.where(item_barcodes.c.item_id == items.c.id, item_barcodes.c.pack != "").correlate(items)
        plain = [L[name] for name in ReceiptLineRow.__struct_fields__ if name in L]
        rows = select(
            *plain,
            items.c.code,
            items.c.name,
            items.c.unit,
            items.c.last_price.label("known_price"),
            func.coalesce(packs.scalar_subquery(), "").label("packs"),
        ).join(items, items.c.id == L.item_id)
        return self.reads.structs(ReceiptLineRow, rows.where(L.receipt_id == receipt_id).order_by(L.position, L.id))

    def _scans(self, receipt_id: ReceiptId, limit: int | None) -> list[ScanRow]:
        c = scans.c
        plain = [c[name] for name in ScanRow.__struct_fields__ if name in c]
        rows = select(*plain, c.undone_at.is_not(None).label("undone"), items.c.name.label("item"), items.c.unit)
        rows = rows.outerjoin(items, items.c.id == c.item_id).where(c.receipt_id == receipt_id)
        rows = rows.order_by(c.created_at.desc(), c.at.desc(), c.id.desc())
        return self.reads.structs(ScanRow, rows if limit is None else rows.limit(limit))

    def _unknown(self, receipt_id: ReceiptId) -> list[UnknownCode]:
        c = scans.c
        rows = select(c.code, func.count().label("scans"), func.sum(c.times).label("times"))
        waiting = rows.where(c.receipt_id == receipt_id, c.item_id.is_(None), c.undone_at.is_(None))
        return self.reads.structs(UnknownCode, waiting.group_by(c.code).order_by(func.min(c.created_at)))


def _totals(receipt_id: ReceiptId) -> Select[Any]:
    c = scans.c
    counts = c.undone_at.is_(None)
    return select(
        func.count().filter(counts).label("counting"),
        func.count().filter(counts, c.item_id.is_(None)).label("waiting"),
    ).where(c.receipt_id == receipt_id)


def _supplier_named(text: str) -> ColumnElement[bool]:
    digits = "".join(sign for sign in text if sign.isdigit())
    by_name = func.strpos(func.fold(S.name), func.fold(text.strip())) > 0
    return or_(by_name, S.eik.like(f"{digits}%")) if len(digits) >= 4 else by_name


def _receipt_conditions(wanted: ReceiptFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text.strip():
        pattern = like(wanted.text)
        columns = (R.number, R.note_number, R.invoice_number, S.name)
        found.append(or_(*(func.lower(column).like(pattern) for column in columns)))
    if wanted.stage is not None:
        found.append(R.stage == wanted.stage)
    if wanted.supplier_id is not None:
        found.append(R.supplier_id == wanted.supplier_id)
    if wanted.warehouse_id is not None:
        found.append(R.warehouse_id == wanted.warehouse_id)
    if wanted.since is not None:
        found.append(R.received_on >= wanted.since)
    if wanted.until is not None:
        found.append(R.received_on <= wanted.until)
    return found
