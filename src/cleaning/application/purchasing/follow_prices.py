"""What an item costs before and after something happened to it; who prices services wants to know of the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cleaning.application.inventory.queries import InventoryQueries, ItemCost
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Work
from cleaning.domain.purchasing.events import PurchasePriceChanged
from cleaning.domain.shared.ids import BranchId, ItemId, UserId
from cleaning.domain.shared.money import UnitCost


@dataclass(frozen=True, slots=True)
class FollowPrices:
    """``with follow(items, branch, cause):`` – inside, stock and prices change; on the way out the changes are told."""

    work: Work
    inventory: InventoryQueries
    access: Access

    @contextmanager
    def __call__(self, item_ids: Iterable[ItemId], branch_id: BranchId, cause: str) -> Iterator[None]:
        wanted = sorted(set(item_ids))
        before = self.inventory.item_costs(wanted, branch_id)
        with self.work:
            yield
        after = self.inventory.item_costs(wanted, branch_id)
        for item_id in wanted:
            change = difference(before.get(item_id), after[item_id])
            if change is not None:
                self.work.tell(
                    PurchasePriceChanged(
                        item_id=item_id,
                        branch_id=branch_id,
                        before=change[0],
                        after=change[1],
                        cause=cause,
                        actor_id=None if (actor := self.access.viewer.user_id) is None else UserId(actor),
                    )
                )


def difference(before: ItemCost | None, after: ItemCost) -> tuple[UnitCost | None, UnitCost] | None:
    """The cost the company reckons with, before and after; where that stood still, the last price."""
    for name in ("cost", "last"):
        old, new = getattr(before, name, None), getattr(after, name)
        if new is not None and old != new:
            return old, new
    return None
