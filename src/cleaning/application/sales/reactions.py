"""What sales does when something happens elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.sales.follow_prices import FollowPrices
from cleaning.domain.pricing.events import CostSheetsRepriced


@dataclass(frozen=True, slots=True)
class FollowCostSheets:
    """Sheets cost something else: open offers that stand on them follow."""

    follow: FollowPrices

    def __call__(self, event: CostSheetsRepriced) -> None:
        self.follow(event.sheet_ids)


REACTIONS = (FollowCostSheets,)
