"""Say which item an unknown code is; everything scanned with it is counted at once."""

from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.inventory.link_barcode import LinkBarcode
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.ports import Receipts, Scans
from cleaning.application.purchasing.record_scan import count
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import ItemId, ReceiptId


@dataclass(frozen=True, slots=True)
class ExplainCode:
    """From now on the code means ``factor`` units of the item, here and everywhere."""

    work: Work
    receipts: Receipts
    scans: Scans
    inventory: InventoryQueries
    link: LinkBarcode
    access: Access

    def __call__(
        self, receipt_id: ReceiptId, code: str, item_id: ItemId, factor: Decimal = Decimal(1), pack: str = ""
    ) -> None:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_EDIT, branch=receipt.branch_id)
            receipt.must_be_draft()
            self.link(item_id, code, factor, pack, scanned=True)
            for scan in self.scans.waiting(receipt_id, code):
                count(receipt, scan, item_id, factor, self.inventory)
