"""A list is brought in: all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.make_plan import keep, nobody_watches
from cleaning.application.importing.open_import import OpenImport
from cleaning.application.importing.ports import Imports, Progress
from cleaning.application.importing.sealed_cells import SealedCells
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.importing.values import ImportStage


@dataclass(frozen=True, slots=True)
class RunImport:
    """Bring in what the plan says, worked out once more against what is here now. Done twice it is done once."""

    work: Work
    open: OpenImport
    imports: Imports
    kinds: Kinds
    cells: SealedCells
    clock: Clock

    def __call__(self, import_id: int, progress: Progress = nobody_watches) -> dict[str, int]:
        """How many of what; the row of the import is written last, so that others may write its progress meanwhile."""
        with self.work:
            one = self.open(import_id)
            one.must_be(ImportStage.DRAFT, ImportStage.RUNNING)
            kind, listing = self.kinds[one.kind], self.cells.listing(one)
            made = kind.plan(listing, self.clock.today(), progress)
            stored = kind.store(listing, made.records, progress)
            one.finish(made=sum(stored.values()), at=self.clock.now())
            keep(self.imports, listing, made.plan, kind.heads.secret)
            return stored


def is_over(stage: ImportStage) -> bool:
    """Whether there is nothing left to bring in."""
    return stage in (ImportStage.DONE, ImportStage.PARTLY, ImportStage.UNDONE)
