"""What happens in billing, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, InvoiceId, OrderId, PremisesId, ServiceId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class InvoicedLine:
    net: Money
    service_id: ServiceId | None
    premises_id: PremisesId | None


@dataclass(frozen=True, kw_only=True)
class InvoiceIssued(DomainEvent):
    """A tax document got its number. For a credit note every sum is negative."""

    invoice_id: InvoiceId
    kind: str
    number: str
    client_id: ClientId
    branch_id: BranchId
    contract_id: ContractId | None
    issued_on: date
    tax_event_on: date
    due_on: date
    net: Money
    vat: Money
    total: Money
    lines: tuple[InvoicedLine, ...]
    corrects_id: InvoiceId | None = None
    order_id: OrderId | None = None


@dataclass(frozen=True, kw_only=True)
class InvoiceDrafted(DomainEvent):
    invoice_id: InvoiceId
    client_id: ClientId
    kind: str
    total: Money


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(DomainEvent):
    invoice_id: InvoiceId
    client_id: ClientId
    total: Money


@dataclass(frozen=True, kw_only=True)
class InvoiceAnnulled(DomainEvent):
    """A wrong document counts nothing from ``on``; its posting is reversed."""

    invoice_id: InvoiceId
    number: str
    client_id: ClientId
    branch_id: BranchId
    on: date
    total: Money
    why: str
