"""What may be asked about visits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.application.visits.results import BillableLine, ItemOutcome, UpcomingVisit, VisitWork
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    ContractLineId,
    CrewId,
    EmployeeId,
    OrderId,
    PlanId,
    PlanItemId,
    PremisesId,
    ServiceId,
    VisitId,
    VisitLineId,
)
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.values import Per, Stage

__all__ = [
    "BillableLine",
    "Block",
    "Busy",
    "ItemOutcome",
    "SeriesChange",
    "UpcomingVisit",
    "VisitCard",
    "VisitFigures",
    "VisitLine",
    "VisitMember",
    "VisitQueries",
    "VisitRow",
    "VisitTask",
    "VisitWork",
]


class VisitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A visit in a list or on the board. Instants are UTC; `tasks` counts are 0 until work begins."""

    id: VisitId
    branch_id: BranchId
    client_id: ClientId
    client_name: str
    premises_id: PremisesId
    premises_name: str
    address: str
    crew_id: CrewId | None
    crew_name: str
    starts_at: datetime
    ends_at: datetime
    planned_for: datetime
    stage: Stage
    started_at: datetime | None
    completed_at: datetime | None
    accepted_at: datetime | None
    order_id: OrderId | None
    people: int
    tasks: int
    tasks_done: int


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A visit on the dispatch board: only what is drawn, because a week has hundreds."""

    id: VisitId
    crew_id: CrewId | None
    premises_id: PremisesId
    premises_name: str
    client_name: str
    starts_at: datetime
    ends_at: datetime
    stage: Stage
    started_at: datetime | None
    moved: bool
    people: tuple[EmployeeId, ...]


class VisitTask(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    item_id: PlanItemId | None
    position: int
    zone: str
    title: str
    required: bool
    done_at: datetime | None
    skipped_reason: str


class VisitMember(msgspec.Struct, frozen=True, kw_only=True):
    """`minutes` of real work once the visit is done; `share` only where a share was agreed instead."""

    employee_id: EmployeeId
    name: str
    minutes: int | None
    share: Decimal | None


class VisitLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was agreed for the visit; the price is net and per visit or per month."""

    id: VisitLineId
    contract_line_id: ContractLineId | None
    service_id: ServiceId
    description: str
    quantity: Decimal
    unit: str
    price: Money
    per: Per
    vat_code: str
    piece_rate: UnitCost


class VisitCard(msgspec.Struct, frozen=True, kw_only=True):
    """All about one visit. Before it starts lines and tasks are those its plan's items will give, with id 0."""

    id: VisitId
    branch_id: BranchId
    plan_id: PlanId | None
    contract_id: ContractId | None
    client_id: ClientId
    client_name: str
    premises_id: PremisesId
    premises_name: str
    address: str
    crew_id: CrewId | None
    crew_name: str
    starts_at: datetime
    ends_at: datetime
    planned_for: datetime
    stage: Stage
    started_at: datetime | None
    completed_at: datetime | None
    accepted_by: str
    accepted_at: datetime | None
    cancelled_why: str
    note: str
    price: Money
    version: int
    members: list[VisitMember]
    lines: list[VisitLine]
    tasks: list[VisitTask]


class Busy(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody is or will be."""

    employee_id: EmployeeId
    visit_id: VisitId
    slot: TimeSlot


class VisitFigures(msgspec.Struct, frozen=True, kw_only=True):
    """A day in numbers: how many visits, done, underway, late to start (no-shows) and without people."""

    total: int
    done: int
    underway: int
    late: int
    unassigned: int


class SeriesChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a change of a plan would do to planned visits; `kept` are those moved by hand, which stay."""

    removed: int
    added: int
    shifted: int
    kept: list[datetime]


class VisitQueries(Protocol):
    """Reads about visits, within the viewer's branches. Stretches of time are half-open, aware instants."""

    def board(self, scope: Scope, start: datetime, end: datetime, *, branch_id: BranchId | None = None) -> list[Block]:
        """All visits that start in the stretch, in time order, cancelled ones left out."""

    def page(
        self,
        scope: Scope,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        crew_id: CrewId | None = None,
        client_id: ClientId | None = None,
        premises_id: PremisesId | None = None,
        plan_id: PlanId | None = None,
        contract_id: ContractId | None = None,
        stage: Stage | None = None,
        unassigned: bool = False,
        branch_id: BranchId | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[VisitRow]:
        """In time order."""

    def card(self, visit_id: VisitId, scope: Scope) -> VisitCard:
        """Raise NotFound when there is none in the scope."""

    def of_employee(self, employee_id: EmployeeId, start: datetime, end: datetime) -> list[VisitRow]:
        """Where somebody is sent, in time order."""

    def of_client(
        self, client_id: ClientId, scope: Scope, *, start: datetime | None = None, end: datetime | None = None
    ) -> list[VisitRow]:
        """A client's visits in time order, at most 200."""

    def late(self, scope: Scope, now: datetime, *, since: datetime) -> list[VisitRow]:
        """Visits which should have begun since then and have not (no-shows), the longest waiting first."""

    def unassigned(self, scope: Scope, start: datetime, end: datetime) -> list[VisitRow]:
        """Planned visits in the stretch to which nobody is sent."""

    def figures(self, scope: Scope, now: datetime, start: datetime, end: datetime) -> VisitFigures:
        """The stretch (mostly today) in numbers."""

    def busy(self, scope: Scope, start: datetime, end: datetime) -> list[Busy]:
        """Who is anywhere in the stretch, in time order."""

    def would_change(self, plan_id: PlanId, start: datetime, wanted: Collection[datetime]) -> SeriesChange:
        """What would happen if from ``start`` on the plan wanted visits at exactly these moments."""

    def billable(
        self,
        start: date,
        until: date,
        *,
        contract_id: ContractId | None = None,
        client_id: ClientId | None = None,
        visit_ids: tuple[VisitId, ...] = (),
    ) -> list[BillableLine]:
        """Lines of visits done on the local days ``[start, until)``, oldest first, billed or not."""

    def work(self, visit_id: VisitId) -> VisitWork:
        """Who did what; for reactions, so unscoped."""

    def outcome(self, visit_id: VisitId) -> list[ItemOutcome]:
        """What became of each plan item in a done visit; for reactions, so unscoped."""

    def upcoming(self, start: datetime, end: datetime) -> list[UpcomingVisit]:
        """Planned visits that start in the stretch; for reminders, so unscoped."""


class Performance(msgspec.Struct, frozen=True, kw_only=True):
    """Visits that began in a stretch: how many, how many within 15 minutes of their time, how many are done, and the
    minutes people worked in those."""

    started: int
    on_time: int
    done: int
    minutes: int


class PerformanceQueries(Protocol):
    def of(self, scope: Scope, start: datetime, end: datetime) -> Performance:
        """Of the half-open stretch of instants."""
