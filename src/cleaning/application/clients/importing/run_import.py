"""A list is brought in: all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.importing.make_plan import MakePlan, nobody_watches
from cleaning.application.clients.importing.ports import Imports, Intake, Progress, Stored
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Jobs, Work
from cleaning.domain.clients.list_import import ImportStage

JOB = "clients.import"


@dataclass(frozen=True, slots=True)
class RunImport:
    """Bring in what the plan says, worked out once more against what is here now. Done twice it is done once."""

    work: Work
    imports: Imports
    intake: Intake
    make_plan: MakePlan
    access: Access
    clock: Clock

    def __call__(self, import_id: int, progress: Progress = nobody_watches) -> Stored:
        with self.work:
            one = self.imports.get(import_id)
            self.access.require(Permission.CLIENTS_IMPORT, branch=one.branch_id)
            _, records = self.make_plan(one, progress)
            now = self.clock.now()
            stored = self.intake.store(one, records, now)
            one.finish(clients=stored.clients, premises=stored.premises, at=now)
            return stored


@dataclass(frozen=True, slots=True)
class StartImport:
    """Hand the list to the worker, so that the screen is free."""

    work: Work
    imports: Imports
    jobs: Jobs
    access: Access

    def __call__(self, import_id: int) -> None:
        with self.work:
            one = self.imports.get(import_id)
            self.access.require(Permission.CLIENTS_IMPORT, branch=one.branch_id)
            one.start()
            self.jobs.defer(JOB, lock=f"import-{import_id}", import_id=import_id)


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Take out exactly what the import made, as long as nothing hangs on it."""

    work: Work
    imports: Imports
    intake: Intake
    access: Access
    clock: Clock

    def __call__(self, import_id: int) -> None:
        with self.work:
            one = self.imports.get(import_id)
            self.access.require(Permission.CLIENTS_IMPORT, branch=one.branch_id)
            one.undo(at=self.clock.now())
            self.intake.remove(import_id)


def is_over(stage: ImportStage) -> bool:
    """Whether there is nothing left to bring in."""
    return stage in (ImportStage.DONE, ImportStage.UNDONE)
