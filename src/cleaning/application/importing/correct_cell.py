"""A cell is corrected where it is doubted, not in the file."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.importing.make_plan import MakePlan
from cleaning.application.importing.open_import import OpenImport
from cleaning.application.importing.sealed_cells import SealedCells
from cleaning.application.shared.ports import Work
from cleaning.domain.importing.values import ImportStage


@dataclass(frozen=True, slots=True)
class CorrectCell:
    """``name`` is the meaning of the column. The plan is made anew."""

    work: Work
    open: OpenImport
    cells: SealedCells
    make_plan: MakePlan

    def __call__(self, import_id: int, row: int, name: str, text: str) -> None:
        with self.work:
            one = self.open(import_id)
            one.must_be(ImportStage.DRAFT)
            self.cells.put(one, self.cells.listing(one).corrected(row, name, text.strip()))
            self.make_plan(one)
