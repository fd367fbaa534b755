"""Suppliers, receipts and scans, by SQLAlchemy."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, delete, func, select

from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.purchasing.tables import scans
from cleaning.adapters.sql.session import OurSession
from cleaning.domain.purchasing.receipt import GoodsReceipt
from cleaning.domain.purchasing.scan import Scan
from cleaning.domain.purchasing.supplier import Supplier
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ReceiptId, SupplierId


@dataclass(frozen=True, slots=True)
class SqlSuppliers:
    session: OurSession

    def add(self, supplier: Supplier) -> None:
        self.session.add(supplier)
        with translated():
            self.session.flush()

    def get(self, supplier_id: SupplierId) -> Supplier:
        if (supplier := self.session.get(Supplier, supplier_id)) is None:
            raise NotFound("supplier", supplier_id)
        return supplier


@dataclass(frozen=True, slots=True)
class SqlReceipts:
    session: OurSession

    def add(self, receipt: GoodsReceipt) -> None:
        self.session.add(receipt)
        self.session.flush()

    def get(self, receipt_id: ReceiptId) -> GoodsReceipt:
        found = self.session.hold(GoodsReceipt, receipt_id)
        if found is None:
            raise NotFound("receipt", receipt_id)
        return found

    def discard(self, receipt: GoodsReceipt) -> None:
        self.session.execute(delete(scans).where(scans.c.receipt_id == receipt.known_id))
        self.session.delete(receipt)


@dataclass(frozen=True, slots=True)
class SqlScans:
    session: OurSession

    def add(self, scan: Scan) -> None:
        self.session.add(scan)

    def find(self, scan_id: UUID) -> Scan | None:
        return self.session.get(Scan, scan_id)

    def last(self, receipt_id: ReceiptId) -> Scan | None:
        newest = self._counting(receipt_id).order_by(scans.c.created_at.desc(), scans.c.at.desc(), scans.c.id.desc())
        return self.session.scalars(newest.limit(1)).first()

    def waiting(self, receipt_id: ReceiptId, code: str) -> list[Scan]:
        nobody = self._counting(receipt_id).where(scans.c.item_id.is_(None), scans.c.code == code)
        return list(self.session.scalars(nobody.order_by(scans.c.created_at, scans.c.id)))

    def unknown(self, receipt_id: ReceiptId) -> int:
        codes = select(func.count(scans.c.code.distinct())).where(
            scans.c.receipt_id == receipt_id, scans.c.item_id.is_(None), scans.c.undone_at.is_(None)
        )
        return self.session.scalars(codes).one()

    def _counting(self, receipt_id: ReceiptId) -> Select[tuple[Scan]]:
        return select(Scan).where(scans.c.receipt_id == receipt_id, scans.c.undone_at.is_(None))
