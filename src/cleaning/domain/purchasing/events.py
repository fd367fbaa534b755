"""What happens in purchasing, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ItemId, ReceiptId, SupplierId, UserId, WarehouseId
from cleaning.domain.shared.money import Money, UnitCost


@dataclass(frozen=True, kw_only=True)
class ReceivedLine:
    """One item of a posted receipt; ``net`` is what its stock is worth, ``vat`` the tax on it."""

    item_id: ItemId
    quantity: Decimal
    net: Money
    vat: Money
    lot: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GoodsReceived(DomainEvent):
    """A receipt was posted: goods are on hand and the supplier is owed ``net + vat``."""

    receipt_id: ReceiptId
    number: str
    branch_id: BranchId
    warehouse_id: WarehouseId
    supplier_id: SupplierId
    on: date
    net: Money
    vat: Money
    lines: tuple[ReceivedLine, ...]
    invoice_number: str = ""
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PurchasePriceChanged(DomainEvent):
    """What an item costs now, per its own unit, differs from before; pricing follows."""

    item_id: ItemId
    branch_id: BranchId
    before: UnitCost | None
    after: UnitCost
    cause: str
    actor_id: UserId | None = None


@dataclass(frozen=True, kw_only=True)
class PriceListed(DomainEvent):
    """What we expect to pay for one unit from now on, typed from a supplier's list."""

    item_id: ItemId
    price: UnitCost
