"""What may be asked about cleaning plans."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.plans.values import Mark, Pause, Per
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
    """A plan in a list; the next item is the earliest occurrence from today on without a mark.

    `due`, `done`, `skipped` count the occurrences of the last ninety days before today.
    """

    id: PlanId
    contract_id: ContractId | None
    client_id: ClientId
    client_name: str
    premises_id: PremisesId
    premises_name: str
    address: str
    title: str
    active: bool
    items: int
    rrule: str
    next_on: date | None
    next_title: str
    due: int
    done: int
    skipped: int


class PlanItemRow(msgspec.Struct, frozen=True, kw_only=True):
    """One item with its rhythm (RFC 5545 in local days), in force up to and without `ends_on`."""

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
    pauses: tuple[Pause, ...] = ()


class PlanCard(msgspec.Struct, frozen=True, kw_only=True):
    """A plan with its items; the figures are of the current year up to yesterday."""

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
    next_on: date | None
    next_item_id: PlanItemId | None
    due: int
    done: int
    skipped: int
    percent: Decimal | None


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One time an item is or was to be done; without a mark nobody has said anything yet."""

    item_id: PlanItemId
    on: date
    mark: Mark | None
    visit_id: VisitId | None
    by: str
    at: datetime | None
    reason: str


class DueVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit as its plan wants it; `price` is the net sum of what is agreed per visit. Instants are UTC."""

    plan_id: PlanId
    branch_id: BranchId
    contract_id: ContractId | None
    client_id: ClientId
    premises_id: PremisesId
    planned_for: datetime
    ends_at: datetime
    items: tuple[PlanItemId, ...]
    price: Money


class PlanQueries(Protocol):
    """Reads about plans, within the viewer's branches."""

    def page(
        self,
        scope: Scope,
        *,
        client_id: ClientId | None = None,
        premises_id: PremisesId | None = None,
        contract_id: ContractId | None = None,
        ended: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[PlanRow]:
        """Newest first; ended ones only on request."""

    def card(self, plan_id: PlanId, scope: Scope) -> PlanCard:
        """Raise NotFound when there is none in the scope."""

    def occurrences(self, plan_id: PlanId, scope: Scope, start: date, until: date) -> list[Occurrence]:
        """What is and was due on the local days ``[start, until)`` with its marks, by day."""

    def items(self, item_ids: Collection[int]) -> list[PlanItemRow]:
        """Items by id, in the order of their plan; unscoped, asked by visits for what a planned visit will do."""

    def due(self, plan_ids: Collection[int], start: date, until: date) -> list[DueVisit]:
        """The visits that should be on the local days ``[start, until)``; unscoped because no person sees them."""

    def running(self, on: date) -> list[PlanId]:
        """Plans in force which may still have visits on or after ``on``, by id."""
