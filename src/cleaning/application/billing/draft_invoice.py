"""Begin a document from lines somebody typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.billing.ports import Invoices
from cleaning.application.billing.sides import vat_rules
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.billing.invoice import Invoice
from cleaning.domain.billing.values import Item, Kind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId, InvoiceId, OrderId


class InvoiceDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft may be empty; it cannot be issued so. Days left out are set when it is issued."""

    client_id: ClientId
    items: tuple[Item, ...] = ()
    kind: Kind = Kind.INVOICE
    contract_id: ContractId | None = None
    order_id: OrderId | None = None
    corrects_id: InvoiceId | None = None
    correction_ground: str = ""
    tax_event_on: date | None = None
    due_on: date | None = None
    note: str = ""
    payment_method: str = "bank"


@dataclass(frozen=True, slots=True)
class DraftInvoice:
    """A draft for a client, in the client's branch."""

    work: Work
    invoices: Invoices
    access: Access
    clock: Clock
    clients: ClientQueries
    company: CompanyQueries

    def __call__(self, command: InvoiceDraft) -> InvoiceId:
        with self.work:
            branch = self.clients.party(command.client_id).branch_id
            self.access.require(Permission.INVOICES_EDIT, branch=branch)
            if command.kind is Kind.CREDIT:
                raise RuleBroken("invoice.credit_is_a_mirror")
            if command.kind is Kind.DEBIT and not (command.corrects_id and command.correction_ground.strip()):
                raise RuleBroken("invoice.ground_needed", field="correction_ground")
            if command.corrects_id:
                self._same_client(command)
            invoice = Invoice(
                kind=command.kind, branch_id=branch, client_id=command.client_id, contract_id=command.contract_id,
                order_id=command.order_id,
                corrects_id=command.corrects_id, correction_ground=command.correction_ground.strip(),
            )  # fmt: skip
            invoice.schedule(tax_event_on=command.tax_event_on, due_on=command.due_on)
            invoice.describe(note=command.note, payment_method=command.payment_method, place="")
            invoice.fill(command.items, vat_rules(self.company, command.tax_event_on or self.clock.today()))
            self.invoices.add(invoice)
            return invoice.id

    def _same_client(self, command: InvoiceDraft) -> None:
        original = self.invoices.get(command.corrects_id)  # type: ignore[arg-type]
        if original.client_id != command.client_id or original.number is None:
            raise RuleBroken("invoice.not_issued", field="corrects_id")
