"""All that is stored, on its way into one file that other programs can read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cleaning.domain.company.events import CompanyExported
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import UserId


class ExportStage(StrEnum):
    RUNNING = "running"
    DONE = "done"


@dataclass(eq=False, kw_only=True)
class CompanyExport(Aggregate):
    """``file`` is where the bytes lie once it is done, ``rows`` how many of all tables are in it."""

    id: int = field(init=False)
    version: int = 1
    created_at: datetime
    user_id: UserId | None
    actor: str
    stage: ExportStage = ExportStage.RUNNING
    file: str = ""
    size: int = 0
    rows: int = 0
    done_at: datetime | None = None

    def finish(self, *, file: str, size: int, rows: int, at: datetime) -> None:
        """It lies there now; a second time changes nothing."""
        if self.stage is ExportStage.DONE:
            return
        self.stage, self.file, self.size, self.rows, self.done_at = ExportStage.DONE, file, size, rows, at
        self.record(CompanyExported(export_id=self.id, rows=rows))
