"""What the use cases of purchasing need."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import msgspec

from cleaning.domain.purchasing.receipt import GoodsReceipt
from cleaning.domain.purchasing.scan import Scan
from cleaning.domain.purchasing.supplier import Supplier
from cleaning.domain.shared.ids import ReceiptId, SupplierId


class Suppliers(Protocol):
    def add(self, supplier: Supplier) -> None: ...

    def get(self, supplier_id: SupplierId) -> Supplier:
        """Raise NotFound when there is none."""


class Receipts(Protocol):
    def add(self, receipt: GoodsReceipt) -> None: ...

    def get(self, receipt_id: ReceiptId) -> GoodsReceipt:
        """Locked until the end of the work, so that quick scans follow one another; raise NotFound."""

    def discard(self, receipt: GoodsReceipt) -> None:
        """A draft that came to nothing, with its lines and scans."""


class Scans(Protocol):
    def add(self, scan: Scan) -> None: ...

    def find(self, scan_id: UUID) -> Scan | None: ...

    def last(self, receipt_id: ReceiptId) -> Scan | None:
        """The newest that counts."""

    def waiting(self, receipt_id: ReceiptId, code: str) -> list[Scan]:
        """Those of a code nobody knows, oldest first."""

    def unknown(self, receipt_id: ReceiptId) -> int:
        """How many codes wait for an answer."""


class Symbol(msgspec.Struct, frozen=True, kw_only=True):
    """What a scanned code says: the code to look up and, where the symbol carries them, lot, expiry and count."""

    code: str
    lot: str = ""
    expires_on: date | None = None
    count: Decimal | None = None


class Symbols(Protocol):
    """Reads barcodes."""

    def read(self, raw: str) -> Symbol: ...
