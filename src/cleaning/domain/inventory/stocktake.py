"""Counting what really lies there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from cleaning.domain.inventory.costing import amount
from cleaning.domain.inventory.values import StocktakeStage
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId


@dataclass(eq=False, kw_only=True)
class Counted:
    """One item as counted; ``expected`` is what the books had when it was posted."""

    id: int | None = None
    item_id: ItemId
    lot: str = ""
    counted: Decimal
    expected: Decimal | None = None


@dataclass(eq=False, kw_only=True)
class Stocktake(Aggregate):
    """A count of one warehouse; only what was counted is corrected, once."""

    id: int | None = None
    branch_id: BranchId
    warehouse_id: WarehouseId
    started_at: datetime
    number: str | None = None
    stage: StocktakeStage = StocktakeStage.OPEN
    blind: bool = False
    posted_at: datetime | None = None
    version: int = 1
    lines: list[Counted] = field(default_factory=list)

    def count(self, item: ItemId, lot: str, quantity: Decimal) -> None:
        """The last count of an item is the one that holds."""
        self.must_be_open()
        number = amount(quantity, zero=True)
        for line in self.lines:
            if (line.item_id, line.lot) == (item, lot):
                line.counted = number
                return
        self.lines.append(Counted(item_id=item, lot=lot, counted=number))

    def close(self, number: str, at: datetime) -> None:
        self.must_be_open()
        if not self.lines:
            raise RuleBroken("stocktake.empty")
        self.number, self.stage, self.posted_at = number, StocktakeStage.POSTED, at

    def must_be_open(self) -> None:
        if self.stage is not StocktakeStage.OPEN:
            raise RuleBroken("stocktake.posted", number=self.number)
