"""What items cost, told by the inventory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.pricing.ports import ItemPrice
from cleaning.domain.shared.ids import BranchId, ItemId


@dataclass(frozen=True, slots=True)
class InventoryItemCosts:
    inventory: InventoryQueries

    def of(self, items: Iterable[ItemId], branch_id: BranchId) -> Mapping[ItemId, ItemPrice]:
        if not (wanted := sorted(items)):
            return {}
        return {
            item_id: ItemPrice(item_id=item_id, code=found.code, name=found.name, unit=str(found.unit), cost=found.cost)
            for item_id, found in self.inventory.item_costs(wanted, branch_id).items()
        }
