"""Post a receipt: stock, average cost, last price, the supplier's debt and new prices, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.purchasing.follow_prices import FollowPrices
from cleaning.application.purchasing.ports import Receipts, Scans
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.purchasing.receipt import GoodsReceipt
from cleaning.domain.shared.ids import ReceiptId


@dataclass(frozen=True, slots=True)
class PostReceipt:
    """Returns the number. A posted receipt stays; a second time is refused."""

    work: Work
    receipts: Receipts
    scans: Scans
    company: CompanyQueries
    follow: FollowPrices
    numbers: Numbers
    access: Access
    clock: Clock

    def __call__(self, receipt_id: ReceiptId, *, version: int | None = None) -> str:
        with self.work:
            receipt = self.receipts.get(receipt_id)
            self.access.require(Permission.PURCHASING_RECEIPT_POST, branch=receipt.branch_id)
            receipt.expect(version)
            unknown = self.scans.unknown(receipt_id)
            items = {line.item_id for line in receipt.check(unknown)}
            rates = self._rates(receipt)
            deducts = self.company.profile().vat_registered
            number = self.numbers.take("receipt", branch=receipt.branch_id, prefix="СР-", width=6)
            with self.follow(items, receipt.branch_id, f"receipt {number}"):
                receipt.post(number, rates, at=self.clock.now(), unknown_codes=unknown, deducts=deducts)
            return number

    def _rates(self, receipt: GoodsReceipt) -> dict[str, Decimal]:
        codes = {line.vat_code for line in receipt.lines}
        return {code: self.company.vat_percent(code, receipt.received_on) for code in sorted(codes)}
