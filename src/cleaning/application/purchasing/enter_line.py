"""Type a line of a receipt: what the papers promise, what was counted, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.ports import Receipts
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ItemId, ReceiptId
from cleaning.domain.shared.money import UnitCost


class EnteredLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays as it is; a new line starts with nothing counted and the last known price.

    ``quantity`` is the whole count, ``added`` is on top of what was counted; ``unit_price`` is net, per unit.
    """

    item_id: ItemId
    quantity: Decimal | None = None
    added: Decimal | None = None
    expected: Decimal | None = None
    unit_price: Decimal | None = None
    vat_code: str | None = None
    lot: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class EnterLine:
    """One line per item and lot: typing an item again changes its line."""

    work: Work
    receipts: Receipts
    inventory: InventoryQueries
    access: Access

    def __call__(self, receipt_id: ReceiptId, entered: EnteredLine, *, version: int | None = None) -> None:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
            known = self.inventory.item_costs([entered.item_id]).get(entered.item_id)
            if known is None:
                raise NotFound("item", entered.item_id)
            line = receipt.open_line(
                entered.item_id, lot=entered.lot.strip(), expires_on=entered.expires_on, price=known.last
            )
            line.expect_version(version)
            if entered.expected is not None:
                line.expect(entered.expected)
            if entered.unit_price is not None or entered.vat_code is not None:
                price = line.unit_price if entered.unit_price is None else UnitCost(entered.unit_price)
                line.price(price, entered.vat_code)
            if entered.quantity is not None:
                line.count(entered.quantity)
            if entered.added is not None:
                line.add(entered.added)


@dataclass(frozen=True, slots=True)
class DropLine:
    work: Work
    receipts: Receipts
    access: Access

    def __call__(self, receipt_id: ReceiptId, line_id: int) -> None:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
            receipt.drop(line_id)
