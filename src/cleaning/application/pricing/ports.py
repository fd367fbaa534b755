"""What pricing needs from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from cleaning.application.pricing.queries import ItemPrice
from cleaning.domain.pricing.cost_sheet import CostSheet
from cleaning.domain.pricing.reprice import Repriced, Standing
from cleaning.domain.pricing.revision import Because, Revision
from cleaning.domain.pricing.wave import Wave
from cleaning.domain.shared.ids import BranchId, CostSheetId, ItemId

FIRST = CostSheetId(0)


class CostSheets(Protocol):
    """All kept calculations, as if they were in memory."""

    def get(self, sheet_id: CostSheetId) -> CostSheet:
        """Raise NotFound when there is none."""

    def add(self, sheet: CostSheet) -> None:
        """The sheet has its id afterwards."""

    def keep(self, sheet: CostSheet, revision: Revision) -> None:
        """Append to the sheet's chain; it is never changed later."""


class LiveSheets(Protocol):
    """Live sheets by the thousand, without building them: a bounded number of statements for any number of sheets."""

    def using(self, item_id: ItemId, *, after: CostSheetId = FIRST, most: int | None = None) -> list[Standing]:
        """Live sheets with the item among their materials or machines, by number, locked until the commit."""

    def count(self, item_id: ItemId) -> int:
        """How many those are."""

    def store(self, repriced: Sequence[Repriced], because: Because) -> None:
        """Write the new figures and a revision for each sheet that moved."""


class Waves(Protocol):
    """Price changes that go through the sheets in chunks."""

    def get(self, wave_id: int) -> Wave:
        """Held until the commit. Raise NotFound when there is none."""

    def add(self, wave: Wave) -> None:
        """The wave has its id afterwards."""


class ItemCosts(Protocol):
    """What items cost now: the branch's moving average or the last purchase, as the company chose."""

    def of(self, items: Iterable[ItemId], branch_id: BranchId) -> Mapping[ItemId, ItemPrice]: ...
