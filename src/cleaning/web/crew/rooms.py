"""Tasks of a visit by room, in the order of the checklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaning.application.visits.queries import VisitTask


@dataclass(slots=True)
class Room:
    """Where ``open`` counts what still has to be done or explained."""

    name: str
    tasks: list[VisitTask] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(task.done_at is not None for task in self.tasks)

    @property
    def open(self) -> int:
        return sum(task.done_at is None and not task.skipped_reason for task in self.tasks)


def rooms_of(tasks: Sequence[VisitTask]) -> list[Room]:
    rooms: dict[str, Room] = {}
    for task in tasks:
        rooms.setdefault(task.zone, Room(task.zone)).tasks.append(task)
    return list(rooms.values())
