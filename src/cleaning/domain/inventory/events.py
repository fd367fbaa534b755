"""What happens in inventory, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, ItemId, PremisesId, VisitId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class UsedMaterial:
    item_id: ItemId
    quantity: Decimal
    value: Money


@dataclass(frozen=True, kw_only=True)
class MaterialsConsumed(DomainEvent):
    """Stock left for a purpose at its average cost: what a visit used, an issue; negative when it came back."""

    branch_id: BranchId
    used: tuple[UsedMaterial, ...]
    on: date
    source_kind: str
    source_id: int
    visit_id: VisitId | None = None
    consumed_by_client_id: ClientId | None = None
    premises_id: PremisesId | None = None


@dataclass(frozen=True, kw_only=True)
class StockCorrected(DomainEvent):
    """A count or a write-off changed the value of what lies there; negative when something is missing."""

    branch_id: BranchId
    item_id: ItemId
    value: Money
    on: date
    source_kind: str
    source_id: int


@dataclass(frozen=True, kw_only=True)
class ItemAdded(DomainEvent):
    item_id: ItemId
    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class MaterialsShort(DomainEvent):
    """A visit should have used more than lay there; stock stops at zero and the rest is shown."""

    item_id: ItemId
    branch_id: BranchId
    visit_id: VisitId
    wanted: Decimal
    missing: Decimal
