"""What happens in visits, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    CrewId,
    EmployeeId,
    OrderId,
    PlanId,
    PremisesId,
    VisitId,
)


@dataclass(frozen=True, kw_only=True)
class VisitPlanned(DomainEvent):
    visit_id: VisitId
    branch_id: BranchId
    premises_id: PremisesId
    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitAssigned(DomainEvent):
    visit_id: VisitId
    branch_id: BranchId
    crew_id: CrewId | None
    employees: tuple[EmployeeId, ...]
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitMoved(DomainEvent):
    visit_id: VisitId
    client_id: ClientId
    premises_id: PremisesId
    before: datetime
    after: datetime


@dataclass(frozen=True, kw_only=True)
class VisitStarted(DomainEvent):
    visit_id: VisitId
    client_id: ClientId
    premises_id: PremisesId
    at: datetime
    order_id: OrderId | None = None


@dataclass(frozen=True, kw_only=True)
class VisitCompleted(DomainEvent):
    """The crew handed the premises over; marks, pay, stock and billing react."""

    visit_id: VisitId
    client_id: ClientId
    premises_id: PremisesId
    branch_id: BranchId
    plan_id: PlanId | None
    contract_id: ContractId | None
    premises_name: str
    at: datetime
    order_id: OrderId | None = None


@dataclass(frozen=True, kw_only=True)
class VisitCancelled(DomainEvent):
    visit_id: VisitId
    client_id: ClientId
    premises_id: PremisesId
    starts_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class VisitAccepted(DomainEvent):
    """The client's person took the work over."""

    visit_id: VisitId
    client_id: ClientId
    name: str
    at: datetime
    order_id: OrderId | None = None


@dataclass(frozen=True, kw_only=True)
class VisitsProjected(DomainEvent):
    """A plan's visits are on the board up to a day; told once for all of them."""

    plan_id: PlanId
    branch_id: BranchId
    visits: int
    until: date
