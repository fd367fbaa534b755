"""What clients leave to the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.clients.importing.ports import Imports, ProgressBoard
from cleaning.application.clients.importing.run_import import JOB, RunImport, is_over
from cleaning.application.clients.keep_up import KeepRhythms, KeepStatuses
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class ImportClients:
    """Bring in a started list; one that is in already is left alone, one that is refused becomes a draft again."""

    name: ClassVar[str] = JOB

    run: RunImport
    imports: Imports
    board: ProgressBoard
    work: Work

    def __call__(self, *, import_id: int) -> None:
        with self.work:
            over = is_over(self.imports.get(import_id).stage)
        if over:
            return
        try:
            self.run(import_id, self.board.of(import_id))
        except RuleBroken:
            with self.work:
                self.imports.get(import_id).stop()


JOBS = (ImportClients, KeepRhythms, KeepStatuses)
