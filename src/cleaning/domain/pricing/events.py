"""What happens in pricing, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, CostSheetId, ItemId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class CostSheetAdded(DomainEvent):
    cost_sheet_id: CostSheetId
    branch_id: BranchId
    name: str
    cost: Money
    price: Money


@dataclass(frozen=True, kw_only=True)
class CostSheetsRepriced(DomainEvent):
    """Cost or price of these sheets is another than before; quotes that follow them move along.

    ``item_id`` is the item whose purchase price did it; without one somebody edited or refreshed a sheet.
    """

    sheet_ids: tuple[CostSheetId, ...]
    item_id: ItemId | None
    source: str
