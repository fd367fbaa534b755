"""What importing leaves to the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.importing.make_plan import MakePlan
from cleaning.application.importing.ports import Imports, ProgressBoard
from cleaning.application.importing.run_import import RunImport, is_over
from cleaning.application.importing.start_import import JOB
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import NotFound, RuleBroken


@dataclass(frozen=True, slots=True)
class BringIn:
    """Bring in a started list; one that is in already is left alone, one that is refused is a draft again, with why."""

    name: ClassVar[str] = JOB

    run: RunImport
    make_plan: MakePlan
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
        except (RuleBroken, NotFound) as refused:
            with self.work:
                one = self.imports.get(import_id)
                one.stop()
                self.make_plan(one, refused.code)


JOBS = (BringIn,)
