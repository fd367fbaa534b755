"""Take an issued document back: by a credit note, or by annulling a wrong one."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.billing.ports import Billables, Invoices
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import InvoiceId


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    invoice_id: InvoiceId
    ground: str


@dataclass(frozen=True, slots=True)
class CreditInvoice:
    """A draft credit note for the whole document (a real change, ЗДДС чл. 115)."""

    work: Work
    invoices: Invoices
    access: Access

    def __call__(self, command: Correction) -> InvoiceId:
        with self.work:
            invoice = self.invoices.get(command.invoice_id, lock=True)
            self.access.require(Permission.INVOICES_EDIT, branch=invoice.branch_id)
            if self.invoices.corrected(command.invoice_id):
                raise RuleBroken("invoice.already_corrected", number=invoice.number)
            note = invoice.credit(command.ground)
            self.invoices.add(note)
            return note.id


@dataclass(frozen=True, slots=True)
class AnnulInvoice:
    """A document that should never have been (чл. 116); refused once anything was paid on it."""

    work: Work
    invoices: Invoices
    billables: Billables
    access: Access
    clock: Clock
    treasury: TreasuryQueries

    def __call__(self, command: Correction) -> None:
        with self.work:
            invoice = self.invoices.get(command.invoice_id, lock=True)
            self.access.require(Permission.INVOICES_ISSUE, branch=invoice.branch_id)
            if self.invoices.corrected(command.invoice_id):
                raise RuleBroken("invoice.already_corrected", number=invoice.number)
            if self.treasury.settled("invoice", command.invoice_id):
                raise RuleBroken("invoice.paid", number=invoice.number)
            invoice.annul(on=self.clock.today(), why=command.ground)
            self.billables.release(command.invoice_id)
