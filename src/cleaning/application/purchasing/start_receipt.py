"""A delivery stands at the door: begin to count it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.ports import Receipts, Suppliers
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.purchasing.receipt import GoodsReceipt, Papers
from cleaning.domain.purchasing.supplier import Supplier
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ReceiptId, SupplierId, WarehouseId


class Delivery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``received_on`` is today when left out; the due day follows the supplier's terms when an invoice is named."""

    supplier_id: SupplierId
    warehouse_id: WarehouseId
    received_on: date | None = None
    note_number: str = ""
    invoice_number: str = ""
    invoiced_on: date | None = None
    due_on: date | None = None


def papers_of(delivery: Delivery, supplier: Supplier, today: date) -> Papers:
    """With what the user left to us."""
    received_on = delivery.received_on or today
    if received_on > today:
        raise RuleBroken("receipt.future", field="received_on", today=today)
    invoiced_on = delivery.invoiced_on or (received_on if delivery.invoice_number.strip() else None)
    due_on = delivery.due_on or (invoiced_on + timedelta(days=supplier.payment_days) if invoiced_on else None)
    return Papers(
        received_on=received_on,
        note_number=delivery.note_number.strip(),
        invoice_number=delivery.invoice_number.strip(),
        invoiced_on=invoiced_on,
        due_on=due_on,
    )


@dataclass(frozen=True, slots=True)
class StartReceipt:
    work: Work
    receipts: Receipts
    suppliers: Suppliers
    inventory: InventoryQueries
    access: Access
    clock: Clock

    def __call__(self, delivery: Delivery) -> ReceiptId:
        with self.work:
            branch = self._branch(delivery.warehouse_id)
            supplier = self.suppliers.get(delivery.supplier_id)
            papers = papers_of(delivery, supplier, self.clock.today())
            receipt = GoodsReceipt(
                branch_id=branch,
                warehouse_id=delivery.warehouse_id,
                supplier_id=delivery.supplier_id,
                received_on=papers.received_on,
            )
            receipt.address(delivery.supplier_id, papers)
            self.receipts.add(receipt)
            return receipt.known_id

    def _branch(self, warehouse_id: WarehouseId) -> BranchId:
        self.access.require(Permission.PURCHASING_RECEIPT_EDIT)
        rows = self.inventory.warehouses(Scope(branch_ids=self.access.viewer.branch_ids))
        found = next((row.branch_id for row in rows if row.id == warehouse_id), None)
        if found is None:
            raise RuleBroken("warehouse.unknown", field="warehouse_id")
        return found
