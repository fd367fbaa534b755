"""Make a cost sheet, or change one."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.pricing.inputs import SheetInputs
from cleaning.application.pricing.keep_sheets import KeepSheets
from cleaning.application.pricing.ports import CostSheets
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, CostSheetId


@dataclass(frozen=True, slots=True)
class AddCostSheet:
    """Without a branch the sheet is of the viewer's chosen, or only, branch."""

    keep: KeepSheets

    def __call__(self, said: SheetInputs, *, branch_id: BranchId | None = None) -> CostSheetId:
        viewer = self.keep.access.viewer
        branch = branch_id or viewer.branch_id or next(iter(viewer.branch_ids), None)
        if branch is None:
            raise NotFound("branch")
        return self.keep([said], BranchId(branch))[0].id


@dataclass(frozen=True, slots=True)
class ChangeCostSheet:
    """Other inputs; ``version`` is the one the person saw. The price is today's, whatever was changed."""

    work: Work
    sheets: CostSheets
    keep: KeepSheets

    def __call__(self, sheet_id: CostSheetId, said: SheetInputs, *, version: int | None = None) -> None:
        with self.work:
            branch = self.sheets.get(sheet_id).branch_id
            self.keep([said], branch, sheet_ids=[sheet_id], version=version)
