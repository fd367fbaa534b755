"""What billing does by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from cleaning.application.billing.print_invoice import PrintInvoice
from cleaning.application.billing.queries import BillingQueries, InvoiceFilter
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock

PAGE = 200


@dataclass(frozen=True, slots=True)
class KeepInvoices:
    """What was issued since the day before yesterday and nobody has printed yet is printed and kept.

    Not in the transaction that issues: its number must not wait for a press.
    """

    name: ClassVar[str] = "billing.keep_invoices"
    every: ClassVar[str] = "*/10 * * * *"
    days: ClassVar[int] = 2

    press: PrintInvoice
    billing: BillingQueries
    documents: DocumentQueries
    access: Access
    clock: Clock

    def __call__(self, **arguments: object) -> None:
        today, after = self.clock.today(), None
        since = today - timedelta(days=self.days)
        while True:
            page = self.billing.page(
                InvoiceFilter(), scope=self.access.viewer.scope, today=today, after=after, limit=PAGE
            )  # fmt: skip
            fresh = [row for row in page.rows if row.number and row.on >= since]
            known = self.documents.known("invoice", [row.id for row in fresh])
            for row in fresh:
                if row.id not in known:
                    self.press(row.id)
            if page.next is None or (page.rows and page.rows[-1].number and page.rows[-1].on < since):
                return
            after = page.next


JOBS = (KeepInvoices,)
