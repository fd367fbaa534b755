"""Let a cost sheet rest: it follows prices no more."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.pricing.ports import CostSheets
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import CostSheetId


@dataclass(frozen=True, slots=True)
class ArchiveCostSheet:
    work: Work
    sheets: CostSheets
    access: Access

    def __call__(self, sheet_id: CostSheetId, *, version: int | None = None) -> None:
        with self.work:
            sheet = self.sheets.get(sheet_id)
            self.access.require(Permission.PRICING_SHEET_EDIT, branch=sheet.branch_id)
            sheet.expect(version)
            sheet.archive()
