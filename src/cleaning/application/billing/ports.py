"""What billing needs of the world."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import msgspec

from cleaning.domain.billing.invoice import Invoice
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    ContractLineId,
    InvoiceId,
    PremisesId,
    ServiceId,
    VisitId,
)
from cleaning.domain.shared.money import Money


class Invoices(Protocol):
    """All tax documents and drafts."""

    def add(self, invoice: Invoice) -> None:
        """Store a draft; it has an id afterwards."""

    def get(self, invoice_id: InvoiceId, *, lock: bool = False) -> Invoice:
        """Raise NotFound when there is none; ``lock`` keeps others away until the commit."""

    def remove(self, invoice: Invoice) -> None:
        """Throw a draft away."""

    def corrected(self, invoice_id: InvoiceId) -> bool:
        """Whether a note, draft or issued, already corrects the document."""


class FinishedVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit with work that is paid per visit; ``net`` is the sum of that work."""

    visit_id: VisitId
    branch_id: BranchId
    client_id: ClientId
    contract_id: ContractId | None
    premises_id: PremisesId
    on: date
    net: Money


class MonthlyFee(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a contract paid by the month; ``price`` is net for one month.

    Due from ``starts_on`` up to and without ``ends_on``; a part of a month is paid by its days.
    """

    contract_line_id: ContractLineId
    contract_id: ContractId
    client_id: ClientId
    branch_id: BranchId
    premises_id: PremisesId
    service_id: ServiceId
    description: str
    price: Money
    vat_code: str
    starts_on: date
    ends_on: date | None


class Billables(Protocol):
    """What waits to be billed. Each visit and each contract's month goes on one document at most."""

    def note_visit(self, visit: FinishedVisit) -> None:
        """Remember it; a visit already known changes nothing."""

    def note_fees(self, fees: Sequence[MonthlyFee]) -> None:
        """Remember them; of one already known only its days change."""

    def claim_visits(self, invoice_id: InvoiceId, client_id: ClientId, visits: Sequence[VisitId]) -> None:
        """RuleBroken ``invoice.visit_billed``: one of them is not the client's, not finished or already billed."""

    def claim_month(self, invoice_id: InvoiceId, contract_id: ContractId, month: date) -> None:
        """RuleBroken ``invoice.month_billed``: another document bills it."""

    def release(self, invoice_id: InvoiceId) -> None:
        """What the document billed waits again."""
