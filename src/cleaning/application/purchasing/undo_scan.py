"""Take a scan back; the newest when none is named."""

from dataclasses import dataclass
from uuid import UUID

from cleaning.application.purchasing.ports import Receipts, Scans
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import ReceiptId


@dataclass(frozen=True, slots=True)
class UndoScan:
    work: Work
    receipts: Receipts
    scans: Scans
    access: Access
    clock: Clock

    def __call__(self, receipt_id: ReceiptId, scan_id: UUID | None = None) -> None:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
            receipt.must_be_draft()
            scan = self.scans.last(receipt_id) if scan_id is None else self.scans.find(scan_id)
            if scan is None:
                raise RuleBroken("scan.none")
            if scan.receipt_id != receipt_id:
                raise NotFound("scan", scan_id)
            scan.undo(self.clock.now())
            if scan.item_id is not None and scan.quantity is not None:
                line = receipt.line(scan.item_id, scan.lot)
                if line is not None:
                    line.add(-scan.quantity)


@dataclass(frozen=True, slots=True)
class IgnoreCode:
    """An unknown code is none of ours: its scans count nothing."""

    work: Work
    receipts: Receipts
    scans: Scans
    access: Access
    clock: Clock

    def __call__(self, receipt_id: ReceiptId, code: str) -> None:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
            receipt.must_be_draft()
            for scan in self.scans.waiting(receipt_id, code):
                scan.undo(self.clock.now())
