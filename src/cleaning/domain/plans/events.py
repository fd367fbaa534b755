"""What happens in plans, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, PlanId, PlanItemId, PremisesId, VisitId


@dataclass(frozen=True, kw_only=True)
class PlanMade(DomainEvent):
    """There is a plan for a premises; its visits follow."""

    plan_id: PlanId
    branch_id: BranchId
    client_id: ClientId
    premises_id: PremisesId
    title: str


@dataclass(frozen=True, kw_only=True)
class PlanChanged(DomainEvent):
    """From a day on the plan is another one: planned visits from then on follow, hand-made changes stay."""

    plan_id: PlanId
    branch_id: BranchId
    title: str
    from_day: date


@dataclass(frozen=True, kw_only=True)
class PlanEnded(DomainEvent):
    """Nothing of the plan is due from ``ends_on`` on."""

    plan_id: PlanId
    branch_id: BranchId
    title: str
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class ItemMarked(DomainEvent):
    """What became of one occurrence, said by a person or by a finished visit."""

    plan_id: PlanId
    branch_id: BranchId
    plan_item_id: PlanItemId
    title: str
    due_on: date
    mark: str
    reason: str
    visit_id: VisitId | None
