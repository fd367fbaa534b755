"""Make a draft a document: the moment it is numbered, posted and owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from cleaning.application.billing.ports import Invoices
from cleaning.application.billing.sides import buyer_of, seller_of, vat_rules
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.billing.invoice import Invoice
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import InvoiceId

SERIES = "invoice"
"""Invoices and notes share one series (ППЗДДС чл. 78)."""


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """``on``: today when left out, never ahead of it; ``version``: the state somebody looked at."""

    invoice_id: InvoiceId
    version: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class IssueInvoice:
    """Nothing of it can be undone: a mistake is corrected by a note or annulled. Returns the number."""

    work: Work
    invoices: Invoices
    access: Access
    clock: Clock
    numbers: Numbers
    clients: ClientQueries
    company: CompanyQueries
    sales: SalesQueries

    def __call__(self, command: Issue) -> str:
        with self.work:
            invoice = self.invoices.get(command.invoice_id, lock=True)
            self.access.require(Permission.INVOICES_ISSUE, branch=invoice.branch_id)
            invoice.check_issuable()
            invoice.expect(command.version)
            today = self.clock.today()
            on = command.on or today
            if on > today:
                raise RuleBroken("invoice.issued_ahead", field="on", on=on, today=today)
            invoice.count_vat(vat_rules(self.company, min(invoice.tax_event_on or on, on)))
            invoice.check_issuable()
            party = self.clients.party(invoice.client_id)
            days = self._term(invoice, on, party.payment_days)
            number = self.numbers.take(SERIES)
            invoice.issue(
                number=number,
                on=on,
                at=self.clock.now(),
                due_on=on + timedelta(days=days),
                seller=seller_of(self.company.profile()),
                buyer=buyer_of(party),
                compiled_by=self.access.viewer.name,
            )
            return number

    def _term(self, invoice: Invoice, on: date, of_client: int | None) -> int:
        """Days to pay: the contract's, else the client's, else the company's."""
        if invoice.contract_id is not None:
            agreed = self.sales.payment_days(invoice.contract_id, on)
            if agreed is not None:
                return agreed
        return self.company.payment_days() if of_client is None else of_client
