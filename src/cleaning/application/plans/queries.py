"""What may be asked about cleaning plans."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.plans.values import Mark, Per
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    ContractLineId,
    PlanId,
    PlanItemId,
    PremisesId,
    ServiceId,
    VisitId,
)
from cleaning.domain.shared.money import Money


class PlanRow(msgspec.Struct, frozen=True, kw_only=True):
    """A plan in a list; the next item is the earliest occurrence from today on without a mark."""

    id: PlanId
    title: str
    client_id: ClientId
    client_name: str
    premises_id: PremisesId
    premises_name: str
    address: str
    active: bool
    items: int
    next_on: date | None
    next_title: str
    due: int
    done: int


class PlanItemRow(msgspec.Struct, frozen=True, kw_only=True):
    """One item with its rhythm (RFC 5545 in local time)."""

    id: PlanItemId
    plan_id: PlanId
    contract_line_id: ContractLineId | None
    service_id: ServiceId | None
    position: int
    title: str
    zone: str
    rrule: str
    start_time: time
    minutes: int
    starts_on: date
    ends_on: date | None
    instructions: str
    checklist: list[str]
    quantity: Decimal
    unit: str
    price: Money
    per: Per
    vat_code: str


class MarkRow(msgspec.Struct, frozen=True, kw_only=True):
    item_id: PlanItemId
    due_on: date
    mark: Mark
    visit_id: VisitId | None
    by: str
    at: datetime
    reason: str


class PlanCard(msgspec.Struct, frozen=True, kw_only=True):
    id: PlanId
    branch_id: BranchId
    contract_id: ContractId | None
    client_id: ClientId
    client_name: str
    premises_id: PremisesId
    premises_name: str
    address: str
    title: str
    starts_on: date
    ends_on: date | None
    active: bool
    version: int
    items: list[PlanItemRow]
    marks: list[MarkRow]


class PlannedWork(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as visits need it: whose it is and what is due when."""

    plan_id: PlanId
    branch_id: BranchId
    contract_id: ContractId | None
    client_id: ClientId
    premises_id: PremisesId
    starts_on: date
    ends_on: date | None
    items: list[PlanItemRow]


class PlanQueries(Protocol):
    """Reads about plans, within the viewer's branches."""

    def page(
        self,
        scope: Scope,
        *,
        client_id: ClientId | None = None,
        premises_id: PremisesId | None = None,
        active: bool = True,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[PlanRow]:
        """Newest first."""

    def card(self, plan_id: PlanId, scope: Scope) -> PlanCard:
        """The plan with its items and all its marks of the last and this year; NotFound when there is none."""

    def work(self, plan_ids: Collection[int]) -> list[PlannedWork]:
        """Plans with their items, for whoever makes visits of them; unscoped because no person sees it."""

    def running(self, on: date, *, after: int = 0, limit: int = 1000) -> list[PlanId]:
        """Plans which may still have visits after ``on``, by id, for the nightly run."""

    def items(self, item_ids: Collection[int]) -> list[PlanItemRow]:
        """Items by id in their order; unscoped, asked by visits for what a planned visit will do."""
