"""The dry run of a list."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.clients.importing.planning import Plan, plan
from cleaning.application.clients.importing.ports import Imports, Intake, Progress
from cleaning.application.shared.access import Scope
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.importing.records import Record
from cleaning.domain.clients.list_import import ListImport


def nobody_watches(done: int, of: int) -> None:
    """For what is quick."""


@dataclass(frozen=True, slots=True)
class MakePlan:
    """Work out what would come of a list today among the clients of its branch, and keep that for the screens."""

    imports: Imports
    intake: Intake
    clock: Clock

    def __call__(self, one: ListImport, progress: Progress = nobody_watches) -> tuple[Plan, list[Record]]:
        scope = Scope(branch_ids=(one.branch_id,))
        known = lambda entries: self.intake.known(entries, scope=scope)  # noqa: E731
        made, records = plan(one, self.clock.today(), known, progress)
        self.imports.keep_plan(one.id, msgspec.json.encode(made))
        return made, records
