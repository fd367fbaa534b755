"""What finished and coming visits mean for others: bills, pay, stock, marks of plans, reminders."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    EmployeeId,
    PlanId,
    PlanItemId,
    PremisesId,
    ServiceId,
    VisitId,
    VisitLineId,
)
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.visits.values import Per


class BillableLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a done visit as billing needs it; `on` is the local day the work was completed (tax event)."""

    visit_id: VisitId
    contract_id: ContractId | None
    on: date
    premises_id: PremisesId
    service_id: ServiceId
    description: str
    quantity: Decimal
    unit: str
    price: Money
    per: Per
    vat_code: str


class WorkedLine(msgspec.Struct, frozen=True, kw_only=True):
    line_id: VisitLineId
    service_id: ServiceId
    description: str
    quantity: Decimal
    unit: str
    piece_rate: UnitCost
    price: Money
    per: Per


class Worker(msgspec.Struct, frozen=True, kw_only=True):
    employee_id: EmployeeId
    minutes: int
    share: Decimal | None


class VisitWork(msgspec.Struct, frozen=True, kw_only=True):
    """What was done in a visit and by whom, for pay, stock and bills. `on` is the local day of completion."""

    visit_id: VisitId
    branch_id: BranchId
    client_id: ClientId
    premises_id: PremisesId
    on: date
    lines: list[WorkedLine]
    members: list[Worker]


class ItemOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a plan's item in a visit: done when any of its tasks is, with the reasons of what could not be."""

    plan_id: PlanId | None
    item_id: PlanItemId
    due_on: date
    done: bool
    reasons: str


class UpcomingVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit somebody should be told about."""

    visit_id: VisitId
    branch_id: BranchId
    client_id: ClientId
    premises_id: PremisesId
    premises_name: str
    starts_at: datetime
    ends_at: datetime
