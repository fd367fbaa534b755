"""Hand a list to the worker, so that the screen is free."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.importing.open_import import OpenImport
from cleaning.application.shared.ports import Jobs, Work

JOB = "importing.run"


@dataclass(frozen=True, slots=True)
class StartImport:
    """From now on nobody changes it; the job brings it in, also after a restart."""

    work: Work
    open: OpenImport
    jobs: Jobs

    def __call__(self, import_id: int) -> None:
        with self.work:
            self.open(import_id).start()
            self.jobs.defer(JOB, lock=f"import-{import_id}", import_id=import_id)
