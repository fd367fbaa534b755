"""Tick a line of the checklist, open it again, or say that it can't be done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.moments import told
from cleaning.application.visits.ports import Visits
from cleaning.application.visits.workers import require_worker
from cleaning.domain.shared.ids import VisitId


class TaskState(StrEnum):
    """What is said about a task."""

    DONE = "done"
    OPEN = "open"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMark:
    """``reason`` is needed when it can't be done.

    A phone that began offline knows no ``task_id`` yet and names the task by ``position`` and ``title``.
    """

    state: TaskState
    task_id: int | None = None
    position: int = 0
    title: str = ""
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MarkTasks:
    """One mark or many at once, as a phone brings them after an hour in a basement; all or none."""

    work: Work
    visits: Visits
    access: Access
    clock: Clock

    def __call__(self, visit_id: VisitId, *marks: TaskMark) -> None:
        with self.work:
            visit = self.visits.get(visit_id)
            by = require_worker(self.access, visit)
            for mark in marks:
                task_id = visit.task_at(mark.position, mark.title) if mark.task_id is None else mark.task_id
                match mark.state:
                    case TaskState.DONE:
                        visit.tick(task_id, at=told(mark.at, self.clock.now()), by=by)
                    case TaskState.OPEN:
                        visit.untick(task_id)
                    case TaskState.CANNOT:
                        visit.cannot(task_id, mark.reason)
