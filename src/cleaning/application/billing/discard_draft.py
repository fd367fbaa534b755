"""Throw a draft away."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.billing.ports import Billables, Invoices
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import InvoiceId


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    """Its visits and months wait to be billed again."""

    work: Work
    invoices: Invoices
    billables: Billables
    access: Access

    def __call__(self, invoice_id: InvoiceId) -> None:
        with self.work:
            invoice = self.invoices.get(invoice_id, lock=True)
            self.access.require(Permission.INVOICES_EDIT, branch=invoice.branch_id)
            invoice.discard()
            for event in invoice.pull():
                self.work.tell(event)
            self.billables.release(invoice_id)
            self.invoices.remove(invoice)
