"""What can be read about suppliers and goods receipts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import msgspec

from cleaning.application.inventory.queries import shown_code
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.purchasing.values import ReceiptStage
from cleaning.domain.shared.ids import BranchId, ItemId, ReceiptId, SupplierId, WarehouseId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit


class SupplierRow(msgspec.Struct, frozen=True, kw_only=True):
    id: SupplierId
    name: str
    eik: str | None
    city: str
    phone: str | None
    email: str | None
    receipts: int
    last_on: date | None
    bought: Money
    active: bool


class SupplierCard(msgspec.Struct, frozen=True, kw_only=True):
    id: SupplierId
    name: str
    eik: str | None
    vat_number: str | None
    iban: str | None
    contact: str
    phone: str | None
    email: str | None
    city: str
    address: str
    payment_days: int
    note: str
    active: bool
    version: int


class SupplierChoice(msgspec.Struct, frozen=True, kw_only=True):
    id: SupplierId
    name: str
    payment_days: int


class ReceiptFilter(msgspec.Struct, frozen=True, kw_only=True):
    text: str = ""
    stage: ReceiptStage | None = None
    supplier_id: SupplierId | None = None
    warehouse_id: WarehouseId | None = None
    since: date | None = None
    until: date | None = None


class ReceiptRow(msgspec.Struct, frozen=True, kw_only=True):
    """A draft has no number yet; its sums are those of the lines so far."""

    id: ReceiptId
    number: str | None
    stage: ReceiptStage
    received_on: date
    supplier_id: SupplierId
    supplier: str
    warehouse: str
    note_number: str
    invoice_number: str
    due_on: date | None
    lines: int
    net: Money
    vat: Money


class ReceiptLineRow(msgspec.Struct, frozen=True, kw_only=True):
    """``known_price`` is what the item cost before this receipt, per unit."""

    id: int
    item_id: ItemId
    code: str
    name: str
    unit: Unit
    lot: str
    expires_on: date | None
    expected: Decimal | None
    quantity: Decimal
    unit_price: UnitCost | None
    known_price: UnitCost | None
    net: Money
    vat_code: str
    packs: str
    version: int


class ScanRow(msgspec.Struct, frozen=True, kw_only=True):
    """One scan as it came. ``item`` is None while the code is unknown; an undone scan counts nothing."""

    id: UUID
    at: datetime
    code: str
    item_id: ItemId | None
    item: str | None
    unit: Unit | None
    times: Decimal
    quantity: Decimal | None
    lot: str
    expires_on: date | None
    undone: bool

    @property
    def shown(self) -> str:
        """The code as people know it."""
        return shown_code(self.code)


class UnknownCode(msgspec.Struct, frozen=True, kw_only=True):
    """Scans wait for someone to say what the code is."""

    code: str
    scans: int
    times: Decimal

    @property
    def shown(self) -> str:
        """The code as people know it."""
        return shown_code(self.code)


class ReceiptCard(msgspec.Struct, frozen=True, kw_only=True):
    id: ReceiptId
    number: str | None
    stage: ReceiptStage
    branch_id: BranchId
    warehouse_id: WarehouseId
    warehouse: str
    supplier_id: SupplierId
    supplier: str
    received_on: date
    note_number: str
    invoice_number: str
    invoiced_on: date | None
    due_on: date | None
    posted_at: datetime | None
    net: Money
    vat: Money
    version: int
    lines: list[ReceiptLineRow]
    scans: list[ScanRow]
    scan_count: int
    unknown: list[UnknownCode]


class PurchasingQueries(Protocol):
    def suppliers(
        self, *, text: str = "", inactive: bool = False, after: str | None = None, limit: int = 50
    ) -> Page[SupplierRow]:
        """By name. Suppliers serve every branch."""

    def find(self, text: str, *, limit: int = 8) -> list[SupplierChoice]:
        """Suppliers in use by a fragment of their name, in either alphabet."""

    def supplier(self, supplier_id: SupplierId) -> SupplierCard:
        """Raise NotFound when there is none."""

    def supplier_choices(self) -> list[SupplierChoice]:
        """Active ones, by name."""

    def supplier_names(self, supplier_ids: list[SupplierId]) -> dict[SupplierId, str]: ...

    def receipts(
        self, scope: Scope, wanted: ReceiptFilter = ReceiptFilter(), *, after: str | None = None, limit: int = 50
    ) -> Page[ReceiptRow]:
        """Newest first."""

    def receipt(self, receipt_id: ReceiptId, scope: Scope, *, scans: int = 8) -> ReceiptCard:
        """With its lines, its last scans and the codes nobody knows; NotFound outside the scope."""

    def scans(self, receipt_id: ReceiptId, scope: Scope) -> list[ScanRow]:
        """All of them, newest first."""
