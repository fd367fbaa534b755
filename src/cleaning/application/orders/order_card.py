"""All about one order."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from cleaning.domain.orders.execution import Execution
from cleaning.domain.orders.payment import Payment
from cleaning.domain.orders.values import OrderSource, OrderStage
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    CostSheetId,
    InvoiceId,
    OrderId,
    PremisesId,
    QuoteId,
    RequestId,
    ServiceId,
    VisitId,
)
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.own.field import Own


class OrderLineCard(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    position: int
    service_id: ServiceId
    cost_sheet_id: CostSheetId | None
    description: str
    quantity: Decimal
    unit: str
    unit_price: UnitCost
    net: Money
    vat_code: str


class OrderConditionCard(msgspec.Struct, frozen=True, kw_only=True):
    """``by`` is the name of who confirmed it."""

    id: int
    position: int
    text: str
    required: bool
    confirmed_at: datetime | None
    by: str | None
    note: str


class OrderVisit(msgspec.Struct, frozen=True, kw_only=True):
    id: VisitId
    starts_at: datetime
    ends_at: datetime
    stage: str
    crew: str


class OrderInvoice(msgspec.Struct, frozen=True, kw_only=True):
    id: InvoiceId
    kind: str
    stage: str
    number: str | None
    issued_on: date | None
    total: Money
    paid: Money
    due_on: date | None


class OrderCard(msgspec.Struct, frozen=True, kw_only=True):
    """``version`` goes back with a change."""

    id: OrderId
    version: int
    number: str
    branch_id: BranchId
    client_id: ClientId
    client: str
    premises_id: PremisesId
    premises: str
    stage: OrderStage
    source: OrderSource
    contract_id: ContractId | None
    contract: str | None
    quote_id: QuoteId | None
    quote: str | None
    request_id: RequestId | None
    series_id: ContractId | None
    deadline: datetime
    starts_at: datetime | None
    ends_at: datetime | None
    payment_days: int | None
    note: str
    net: Money
    created_at: datetime
    started_at: datetime | None
    done_at: datetime | None
    accepted_at: datetime | None
    accepted_by: str
    rating: int | None
    comment: str
    cancelled_why: str
    fee: Money
    own: Own
    execution: Execution
    payment: Payment
    lines: list[OrderLineCard]
    conditions: list[OrderConditionCard]
    visits: list[OrderVisit]
    invoices: list[OrderInvoice]

    @property
    def conditions_left(self) -> list[OrderConditionCard]:
        """Required ones nobody has confirmed."""
        return [one for one in self.conditions if one.required and one.confirmed_at is None]
