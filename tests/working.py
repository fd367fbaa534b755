"""Work done in one line: a crew is sent, comes, ticks everything and leaves."""

from __future__ import annotations

from datetime import timedelta

from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit, Completion
from cleaning.application.visits.mark_task import MarkTasks, TaskMark, TaskState
from cleaning.application.visits.queries import VisitQueries
from tests.app import SetClock
from tests.planning import HERE, House


def send(house: House, visit_id: int, *people: str, crew: str = "Изгрев") -> int:
    """A crew of these people gets the visit; its number."""
    crew_id = house.crew(crew, *people)
    house.scope.get(AssignVisit)(Assignment(visit_id=visit_id, crew_id=crew_id))
    return crew_id


def finish(house: House, clock: SetClock, visit_id: int, minutes: int = 95) -> None:
    """Whoever was sent there does all of it in so many minutes."""
    house.scope.get(CheckInVisit)(Arrival(visit_id=visit_id))
    clock.at += timedelta(minutes=minutes)
    tasks = house.scope.get(VisitQueries).card(visit_id, HERE).tasks
    house.scope.get(MarkTasks)(visit_id, *(TaskMark(task_id=task.id, state=TaskState.DONE) for task in tasks))
    house.scope.get(CompleteVisit)(Completion(visit_id=visit_id))
