"""The scanner says something: count it, or keep it until somebody says what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import msgspec

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.ports import Receipts, Scans, Symbols
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.purchasing.receipt import GoodsReceipt
from cleaning.domain.purchasing.scan import Scan, read
from cleaning.domain.shared.errors import Conflict
from cleaning.domain.shared.ids import ItemId, ReceiptId


class Outcome(StrEnum):
    """What became of a scan."""

    COUNTED = "counted"
    UNKNOWN = "unknown"
    REPEATED = "repeated"


class Scanned(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``id`` is made by the device; ``raw`` is what it read, with a factor in front if one was typed: ``3×code``."""

    id: UUID
    raw: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordScan:
    """The same id again changes nothing and says so."""

    work: Work
    receipts: Receipts
    scans: Scans
    symbols: Symbols
    inventory: InventoryQueries
    access: Access
    clock: Clock

    def __call__(self, receipt_id: ReceiptId, scanned: Scanned) -> Outcome:
        with self.work:
            return self.apply(receipt_id, scanned)

    def apply(self, receipt_id: ReceiptId, scanned: Scanned) -> Outcome:
        """Within a work that is already open."""
        receipt = self.receipts.get(receipt_id)
        self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
        if (known := self.scans.find(scanned.id)) is not None:
            if known.receipt_id != receipt_id:
                raise Conflict("scan.elsewhere")
            return Outcome.REPEATED
        receipt.must_be_draft()
        times, text = read(scanned.raw)
        symbol = self.symbols.read(text)
        scan = Scan(
            id=scanned.id,
            receipt_id=receipt_id,
            at=scanned.at or self.clock.now(),
            raw=scanned.raw,
            code=symbol.code,
            times=times * (symbol.count or 1),
            lot=symbol.lot,
            expires_on=symbol.expires_on,
        )
        found = self.inventory.by_barcode(symbol.code)
        if found is not None:
            count(receipt, scan, found.id, found.factor, self.inventory)
        self.scans.add(scan)
        return Outcome.UNKNOWN if found is None else Outcome.COUNTED


def count(receipt: GoodsReceipt, scan: Scan, item_id: ItemId, factor: Decimal, inventory: InventoryQueries) -> None:
    """Add a scan whose code is understood to its line."""
    price = None
    if receipt.line(item_id, scan.lot) is None:
        price = inventory.item_costs([item_id])[item_id].last
    line = receipt.open_line(item_id, lot=scan.lot, expires_on=scan.expires_on, price=price)
    line.add(scan.mean(item_id, factor))
