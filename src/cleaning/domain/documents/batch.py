"""All documents of a kind of one month, made in one run that may be left and survives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cleaning.domain.documents.events import BatchFinished
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import BranchId


class BatchStage(StrEnum):
    """Waiting for the worker → running → done, or empty when there was nothing to print."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    EMPTY = "empty"


@dataclass(eq=False, kw_only=True)
class Batch(Aggregate):
    """``done`` of ``total`` are printed; ``file`` is the hash under which all of them in one PDF are kept."""

    id: int | None = None
    branch_id: BranchId
    kind: Kind
    month: date
    stage: BatchStage = BatchStage.WAITING
    total: int = 0
    done: int = 0
    file: str | None = None
    size: int = 0
    author_id: int | None = None
    created_at: datetime
    finished_at: datetime | None = None
    version: int = 1

    @property
    def known_id(self) -> int:
        assert self.id is not None, "a batch has its id once it is stored"
        return self.id

    @property
    def over(self) -> bool:
        return self.stage in (BatchStage.DONE, BatchStage.EMPTY)

    def begin(self, total: int) -> None:
        """Also after a restart: what is printed already will not be printed again."""
        self.stage, self.total, self.done = BatchStage.RUNNING, total, 0

    def advance(self, done: int) -> None:
        self.done = done

    def finish(self, *, file: str | None, size: int, at: datetime) -> None:
        self.stage = BatchStage.DONE if file else BatchStage.EMPTY
        self.done, self.file, self.size, self.finished_at = self.total, file, size, at
        self.record(BatchFinished(batch_id=self.known_id, kind=str(self.kind), month=self.month, documents=self.total))
