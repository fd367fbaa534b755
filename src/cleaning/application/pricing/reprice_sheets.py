"""Some live sheets follow the cost of an item: each branch's sheets that branch's cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaning.application.pricing.ports import ItemCosts, LiveSheets
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.pricing.events import CostSheetsRepriced
from cleaning.domain.pricing.reprice import Standing, reprice
from cleaning.domain.pricing.revision import Because
from cleaning.domain.pricing.values import RevisionCause
from cleaning.domain.shared.ids import BranchId, ItemId, UserId
from cleaning.domain.shared.money import UnitCost


@dataclass(frozen=True, slots=True)
class RepriceSheets:
    """A bounded number of statements for any number of sheets; nobody is asked, it is an effect."""

    work: Work
    sheets: LiveSheets
    costs: ItemCosts
    clock: Clock

    def __call__(
        self, standing: Sequence[Standing], item_id: ItemId, *, known: UnitCost | None, source: str,
        actor_id: UserId | None,
    ) -> int:  # fmt: skip
        """How many have another cost or price now."""
        costs = self._costs(item_id, {sheet.branch_id for sheet in standing}, known)
        repriced = [new for sheet in standing if (cost := costs[sheet.branch_id]) and (new := reprice(sheet, cost))]
        because = Because(
            cause=RevisionCause.PURCHASE_PRICE, at=self.clock.now(), actor_id=actor_id, source=source, item_id=item_id
        )
        self.sheets.store(repriced, because)
        moved = tuple(sheet.before.id for sheet in repriced if sheet.moved)
        if moved:
            self.work.tell(CostSheetsRepriced(sheet_ids=moved, item_id=item_id, source=source))
        return len(moved)

    def _costs(
        self, item_id: ItemId, branches: Iterable[BranchId], known: UnitCost | None
    ) -> dict[BranchId, UnitCost | None]:
        found = {branch: self.costs.of([item_id], branch).get(item_id) for branch in branches}
        return {branch: price.cost if price and price.cost else known for branch, price in found.items()}
