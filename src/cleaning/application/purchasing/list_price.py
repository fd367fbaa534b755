"""A supplier's list says a new price: everything calculated with the item follows."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.follow_prices import FollowPrices
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.purchasing.events import PriceListed
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId, ItemId
from cleaning.domain.shared.money import UnitCost

UNASKED = UnitCost(-1)


@dataclass(frozen=True, slots=True)
class ListPrice:
    """``shown`` is the price the user saw; another one meanwhile is a conflict."""

    work: Work
    inventory: InventoryQueries
    follow: FollowPrices
    access: Access

    def __call__(self, item_id: ItemId, price: UnitCost, *, shown: UnitCost | None = UNASKED) -> None:
        with self.work:
            self.access.require(Permission.PURCHASING_PRICE_EDIT)
            if price.amount < 0:
                raise RuleBroken("item.negative", field="price")
            known = self.inventory.item_costs([item_id]).get(item_id)
            if known is None:
                raise NotFound("item", item_id)
            if shown is not UNASKED and shown != known.last:
                raise Conflict("item.price_moved", yours=shown, stored=known.last)
            if price == known.last:
                return
            viewer = self.access.viewer
            branch = BranchId(viewer.branch_id or viewer.branch_ids[0])
            with self.follow([item_id], branch, "price list"):
                self.work.tell(PriceListed(item_id=item_id, price=price))
