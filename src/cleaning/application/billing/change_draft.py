"""Edit a document that has not been issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.billing.ports import Invoices
from cleaning.application.billing.sides import vat_rules
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.billing.values import Item
from cleaning.domain.shared.ids import InvoiceId


class DraftChange(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of the draft anew; ``version`` is the one the change was begun on."""

    invoice_id: InvoiceId
    version: int | None
    items: tuple[Item, ...] | None = None
    tax_event_on: date | None = None
    due_on: date | None = None
    note: str = ""
    payment_method: str = "bank"
    place: str = ""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """``items`` left out keeps the lines."""

    work: Work
    invoices: Invoices
    access: Access
    clock: Clock
    company: CompanyQueries

    def __call__(self, command: DraftChange) -> None:
        with self.work:
            invoice = self.invoices.get(command.invoice_id, lock=True)
            self.access.require(Permission.INVOICES_EDIT, branch=invoice.branch_id)
            invoice.expect(command.version)
            invoice.schedule(tax_event_on=command.tax_event_on, due_on=command.due_on)
            invoice.describe(note=command.note, payment_method=command.payment_method, place=command.place)
            if command.items is not None:
                invoice.fill(command.items, vat_rules(self.company, command.tax_event_on or self.clock.today()))
