"""What can be asked about invoices and what waits to be billed; anyone may use it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.documents.papers import Party
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.billing.values import Kind, Stage
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    InvoiceId,
    OrderId,
    PremisesId,
    ServiceId,
    VisitId,
)
from cleaning.domain.shared.money import Money, UnitCost


class InvoiceFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to. ``state``: draft, unpaid, overdue, paid, annulled or empty;
    ``month``: a first day."""

    q: str = ""
    state: str = ""
    month: date | None = None
    client_id: int | None = None
    contract_id: int | None = None


class InvoiceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a list. ``paid`` is what payments and credit notes settled of ``total`` (same sign)."""

    id: InvoiceId
    kind: Kind
    stage: Stage
    number: str | None
    client_id: ClientId
    client: str
    branch_id: BranchId
    on: date
    due_on: date | None
    net: Money
    vat: Money
    total: Money
    paid: Money


class InvoiceLineRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    position: int
    description: str
    unit: str
    quantity: Decimal
    unit_price: UnitCost
    discount: Decimal
    net: Money
    vat_code: str
    vat_rate: Decimal | None
    note: str
    service_id: ServiceId | None
    premises_id: PremisesId | None


class InvoiceVatRow(msgspec.Struct, frozen=True, kw_only=True):
    """Base and VAT of one rate as they stand on the document; ``rate`` None: no VAT is charged, by ``ground``."""

    code: str
    rate: Decimal | None
    base: Money
    vat: Money
    ground: str


class InvoiceCard(msgspec.Struct, frozen=True, kw_only=True):
    """All of one document. ``seller`` and ``buyer`` of a draft are those of today, of an issued one those of then."""

    id: InvoiceId
    version: int
    kind: Kind
    stage: Stage
    number: str | None
    branch_id: BranchId
    client_id: ClientId
    client: str
    contract_id: ContractId | None
    order_id: OrderId | None
    corrects_id: InvoiceId | None
    corrects_number: str | None
    corrects_on: date | None
    correction_ground: str
    corrected_by: list[tuple[InvoiceId, str | None]]
    created_at: datetime
    issued_on: date | None
    issued_at: datetime | None
    tax_event_on: date | None
    due_on: date | None
    seller: Party | None
    buyer: Party | None
    place: str
    payment_method: str
    compiled_by: str
    note: str
    net: Money
    vat: Money
    total: Money
    paid: Money
    annulled_on: date | None
    annulled_why: str
    lines: list[InvoiceLineRow]
    vat_rows: list[InvoiceVatRow]
    visit_ids: list[VisitId]
    months: list[date]


class InvoiceFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How many documents each filter of the list would show, and the sums of the chosen month."""

    drafts: int
    unpaid: int
    overdue: int
    overdue_sum: Money
    month: int
    month_sum: Money


class ToBill(msgspec.Struct, frozen=True, kw_only=True):
    """What one client could be billed now: finished visits and whole months, net."""

    client_id: ClientId
    client: str
    branch_id: BranchId
    visits: int
    visits_net: Money
    first_on: date | None
    last_on: date | None
    months: list[UnbilledMonth]
    months_net: Money

    @property
    def net(self) -> Money:
        return self.visits_net + self.months_net


class UnbilledMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A contract's monthly fee that no document bills yet; ``month`` is its first day."""

    contract_id: ContractId
    number: str
    month: date
    net: Money


class UnbilledVisit(msgspec.Struct, frozen=True, kw_only=True):
    visit_id: VisitId
    on: date
    premises_id: PremisesId
    premises: str
    contract_id: ContractId | None
    net: Money


class Fee(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a contract's monthly fee, net for one month; due from ``starts_on`` up to and without ``ends_on``."""

    contract_id: ContractId
    client_id: ClientId
    premises_id: PremisesId
    premises: str
    service_id: ServiceId
    description: str
    price: Money
    vat_code: str
    starts_on: date
    ends_on: date | None


class VatOfMonth(msgspec.Struct, frozen=True, kw_only=True):
    """What the month's documents (by tax event) say of one rate."""

    code: str
    rate: Decimal | None
    documents: int
    base: Money
    vat: Money


class BillingQueries(Protocol):
    def page(
        self, wanted: InvoiceFilter, *, scope: Scope, today: date, after: str | None = None, limit: int | None = None
    ) -> Page[InvoiceRow]:
        """Drafts first, then newest first."""

    def card(self, invoice_id: int, *, scope: Scope) -> InvoiceCard:
        """Raise NotFound when there is none in the scope."""

    def figures(self, *, scope: Scope, today: date, month: date) -> InvoiceFigures: ...

    def of_client(self, client_id: int, *, scope: Scope, limit: int = 10) -> list[InvoiceRow]:
        """The client's last documents, newest first."""

    def numbers(self, ids: Sequence[int]) -> dict[int, str]:
        """Numbers of issued documents among ``ids``."""

    def to_bill(self, *, scope: Scope, today: date, client_id: int | None = None, limit: int = 200) -> list[ToBill]:
        """Clients with finished visits or due months not billed yet, the largest sum first."""

    def unbilled_visits(self, client_id: int, *, scope: Scope, until: date | None = None) -> list[UnbilledVisit]:
        """The client's finished visits that no document bills, oldest first."""

    def billed(self, contract_ids: Sequence[ContractId], *, since: date) -> set[ContractId]:
        """Those of them with a month from ``since`` (a first day) on that a document bills."""

    def fees(self, contract_id: int) -> list[Fee]:
        """The monthly fee of a contract, line by line; empty when it is paid per visit."""

    def rests(self, contract_id: int) -> list[tuple[date, date | None]]:
        """When the contract's fee rests: from a day up to and without another, or until further notice."""

    def vat_month(self, month: date, *, scope: Scope) -> list[VatOfMonth]:
        """Sales of the month by rate, as the documents say."""
