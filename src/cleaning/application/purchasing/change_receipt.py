"""Correct a draft's papers, or throw the draft away."""

from dataclasses import dataclass

from cleaning.application.purchasing.ports import Receipts, Suppliers
from cleaning.application.purchasing.start_receipt import Delivery, papers_of
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ReceiptId


@dataclass(frozen=True, slots=True)
class ChangeReceipt:
    """The warehouse stays: what was counted was counted there."""

    work: Work
    receipts: Receipts
    suppliers: Suppliers
    access: Access
    clock: Clock

    def __call__(self, receipt_id: ReceiptId, delivery: Delivery, *, version: int | None = None) -> None:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
            receipt.expect(version)
            if delivery.warehouse_id != receipt.warehouse_id:
                raise RuleBroken("receipt.warehouse_fixed", field="warehouse_id")
            supplier = self.suppliers.get(delivery.supplier_id)
            receipt.address(delivery.supplier_id, papers_of(delivery, supplier, self.clock.today()))


@dataclass(frozen=True, slots=True)
class DiscardReceipt:
    """Only a draft; it never had a number."""

    work: Work
    receipts: Receipts
    access: Access

    def __call__(self, receipt_id: ReceiptId) -> None:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
            receipt.must_be_draft()
            self.receipts.discard(receipt)
