"""What others may know of cost sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.catalogue.queries import ServiceCard
from cleaning.application.pricing.inputs import SheetInputs as SheetInputs
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.pricing.price import Price
from cleaning.domain.pricing.sheet import Sheet
from cleaning.domain.pricing.values import MarginRule, RevisionCause
from cleaning.domain.shared.ids import BranchId, ClientId, CostSheetId, ItemId, PremisesId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost

GATE = "purchase prices"
"""Sheets are kept together; a purchase price moves alone, so that no sheet is kept at a price of before."""


class SheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list; ``missing`` counts materials without a price.

    ``recalculating``: a purchase price moved and has not reached its figures yet.
    """

    id: CostSheetId
    branch_id: BranchId
    service_id: ServiceId
    client_id: ClientId | None
    premises_id: PremisesId | None
    name: str
    quantity: Decimal
    unit: str
    hours: Decimal
    cost: Money
    price: Money
    margin_percent: Decimal | None
    missing: int
    live: bool
    recalculating: bool = False


class SheetMaterial(msgspec.Struct, frozen=True, kw_only=True):
    item_id: ItemId
    per_unit: Decimal
    waste: Decimal
    unit_cost: UnitCost | None
    amount: Money | None


class SheetEquipment(msgspec.Struct, frozen=True, kw_only=True):
    item_id: ItemId | None
    name: str
    share: Decimal
    price: Money
    life_hours: Decimal
    amount: Money


class SheetCoefficient(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    value: Decimal


class SheetCard(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet's inputs and figures as stored: one carrying-out of the service, net."""

    id: CostSheetId
    branch_id: BranchId
    service_id: ServiceId
    client_id: ClientId | None
    premises_id: PremisesId | None
    name: str
    unit: str
    quantity: Decimal
    minutes_per_unit: Decimal
    coefficients: list[SheetCoefficient]
    hourly_cost: UnitCost
    km: Decimal
    rate_per_km: UnitCost
    transport_fixed: Money
    overhead: Decimal
    margin_rule: MarginRule
    margin: Decimal
    fixed_price: Money | None
    minimum: Money
    discount: Decimal
    step: Money
    materials_used: list[SheetMaterial]
    equipment_used: list[SheetEquipment]
    hours: Decimal
    labour: Money
    materials: Money
    equipment: Money
    transport: Money
    direct: Money
    overhead_sum: Money
    cost: Money
    price: Money
    margin_percent: Decimal | None
    missing: int
    live: bool
    recalculating: bool
    version: int


class RevisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain: why, and what it did. ``source`` names the cause's document, such as a receipt."""

    id: int
    sheet_id: CostSheetId
    at: datetime
    cause: RevisionCause
    source: str
    item_id: ItemId | None
    item_cost_before: UnitCost | None
    item_cost_after: UnitCost | None
    cost_before: Money | None
    cost_after: Money
    price_before: Money | None
    price_after: Money
    actor_id: int | None


class TouchedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet a price change of an item moved, with its last such revision."""

    sheet_id: CostSheetId
    name: str
    revision: RevisionRow


class SheetPrice(msgspec.Struct, frozen=True, kw_only=True):
    """One carrying-out by a sheet as it stands; ``missing`` counts its materials without a price."""

    service_id: ServiceId
    name: str
    quantity: Decimal
    unit: str
    hours: Decimal
    labour: Money
    materials: Money
    equipment: Money
    transport: Money
    overhead_sum: Money
    cost: Money
    price: Money
    missing: int


class ItemPrice(msgspec.Struct, frozen=True, kw_only=True):
    """What one ``unit`` of an item costs by the company's reckoning; None before the first purchase."""

    item_id: ItemId
    code: str
    name: str
    unit: str
    cost: UnitCost | None


class Calculated(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet with its figures; ``items`` names what the lines use and what it costs."""

    sheet: Sheet
    price: Price
    service: ServiceCard
    items: Mapping[ItemId, ItemPrice]

    @property
    def missing(self) -> list[str]:
        """Names of the materials nobody has bought yet."""
        return [self.items[item].name if item in self.items else str(item) for item in self.price.missing]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A stored sheet and the calculation it stores."""

    id: CostSheetId
    calculated: Calculated


class Calculations(Protocol):
    """What sheets would cost and bring today, nothing stored."""

    def __call__(self, said: Sequence[SheetInputs], branch_id: BranchId) -> list[Calculated]: ...


class SheetKeeping(Protocol):
    """Store calculations: new sheets where no id is given, other inputs for the named ones."""

    def __call__(
        self, said: Sequence[SheetInputs], branch_id: BranchId, *, sheet_ids: Sequence[CostSheetId | None] | None = None
    ) -> list[Kept]: ...


class SheetRest(Protocol):
    """Let a sheet rest: it follows prices no more."""

    def __call__(self, sheet_id: CostSheetId) -> None: ...


class PricingQueries(Protocol):
    def page(
        self, *, scope: Scope, text: str = "", service_id: ServiceId | None = None, client_id: ClientId | None = None,
        missing: bool = False, live: bool = True, after: str | None = None, limit: int = 50,
    ) -> Page[SheetRow]: ...  # fmt: skip

    def sheet(self, sheet_id: CostSheetId, *, scope: Scope) -> SheetCard:
        """Raise NotFound when there is none in the viewer's branches."""

    def revisions(
        self, sheet_id: CostSheetId, *, scope: Scope, after: str | None = None, limit: int = 50
    ) -> Page[RevisionRow]:
        """Newest first."""

    def touched_by(self, item_id: ItemId, *, scope: Scope, limit: int = 50) -> list[TouchedSheet]:
        """Live sheets that use the item and moved with its price, newest first."""

    def prices(self, ids: Iterable[CostSheetId]) -> Mapping[CostSheetId, SheetPrice]:
        """Today's cost and price by sheet."""
