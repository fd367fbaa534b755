"""An import is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.open_import import OpenImport
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.importing.values import ImportStage, Kept


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Take out exactly what the import made, as long as nothing was built upon it; what stays is told, and why."""

    work: Work
    open: OpenImport
    kinds: Kinds
    clock: Clock

    def __call__(self, import_id: int) -> Sequence[Kept]:
        with self.work:
            one = self.open(import_id)
            one.must_be(ImportStage.DONE, ImportStage.PARTLY)
            kept = self.kinds[one.kind].remove(import_id)
            one.undo(kept, at=self.clock.now())
            return kept
