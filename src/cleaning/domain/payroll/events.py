"""What happens in payroll, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, EmployeeId, PremisesId, ServiceId, VisitId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class EarnedShare:
    employee_id: EmployeeId
    service_id: ServiceId | None
    amount: Money


@dataclass(frozen=True, kw_only=True)
class WorkEarned(DomainEvent):
    """A visit's piece-rate pay was shared among its crew; the shares add up to ``total``."""

    visit_id: VisitId
    branch_id: BranchId
    worked_for_client_id: ClientId
    premises_id: PremisesId
    on: date
    total: Money
    shares: tuple[EarnedShare, ...]
