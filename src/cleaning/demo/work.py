"""Days at work: crews are sent, come, tick and go; a few things go wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from cleaning.application.shared.access import Scope
from cleaning.application.visits.accept_visit import AcceptVisit
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit, Completion
from cleaning.application.visits.mark_task import MarkTasks, TaskMark, TaskState
from cleaning.application.visits.queries import VisitQueries, VisitRow
from cleaning.demo.stage import SOFIA, Scene, Stage

LATEST = time(21, 0)
ON_THE_WAY = timedelta(minutes=20)


def send(stage: Stage, day: date, *, leave: int = 0) -> None:
    """Give the day's visits to crews that are free then, moving some to when a crew is; ``leave`` stay unassigned."""
    start, end = _day(day)
    told = min(day - timedelta(days=4), stage.today - timedelta(days=1))
    with stage.scene(told, time(16, 30)) as scene:
        for city, branch in stage.branches.items():
            free = {crew: start for crew, _ in stage.known["crews"][city]}
            scope = Scope(branch_ids=(branch,))
            for number, visit in enumerate(scene(VisitQueries).unassigned(scope, start, end)):
                if city == "София" and number < leave:
                    continue
                crew = min(free, key=lambda one: (max(free[one], visit.starts_at), free[one], one))
                at = max(free[crew], visit.starts_at)
                length = visit.ends_at - visit.starts_at
                if (at + length).astimezone(SOFIA).time() > LATEST or (at + length).astimezone(SOFIA).date() != day:
                    continue
                moved = at if at != visit.starts_at else None
                scene(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew, starts_at=moved))
                free[crew] = at + length + ON_THE_WAY


def work(stage: Stage, day: date) -> None:
    """Do what was planned for a past day, and call off what nobody could be sent to."""
    with stage.scene(day, time(22, 0)) as scene:
        for visit in _of_day(stage, scene, day):
            if visit.crew_id is None:
                scene(CancelVisit)(visit.id, stage.invent.one_of(REASONS))
            else:
                do(stage, scene, visit)


def work_until(stage: Stage, now: datetime) -> None:
    """Today so far: what should be over is done, what runs is begun, one crew has not shown up."""
    day = now.astimezone(SOFIA).date()
    with stage.scene(day, now.astimezone(SOFIA).time()) as scene:
        missing = True
        for visit in _of_day(stage, scene, day):
            if visit.crew_id is None or visit.starts_at > now:
                continue
            if visit.ends_at <= now:
                do(stage, scene, visit)
            elif missing:
                missing = False
            else:
                scene(CheckInVisit)(Arrival(visit_id=visit.id, at=visit.starts_at))


REASONS = ("Клиентът помоли да прескочим.", "Няма свободен екип.", "Обектът е затворен.")
CANNOT = ("Помещението беше заключено.", "Имаше съвещание.", "Няма достъп до прозореца.")


def do(stage: Stage, scene: Scene, visit: VisitRow, *, takes_over: bool = True) -> None:
    invent = stage.invent
    late = timedelta(minutes=invent.random.choice((-4, -2, 0, 1, 3, 5, 9)))
    begun = visit.starts_at + late
    length = (visit.ends_at - visit.starts_at) * invent.random.randrange(84, 113) / 100
    done = min(begun + length, stage.clock.at)
    scene(CheckInVisit)(Arrival(visit_id=visit.id, at=begun))
    tasks = scene(VisitQueries).card(visit.id, _everywhere(stage)).tasks
    marks = []
    for task in tasks:
        if not task.required and invent.often(10):
            marks.append(TaskMark(task_id=task.id, state=TaskState.CANNOT, reason=invent.one_of(CANNOT), at=done))
        else:
            marks.append(TaskMark(task_id=task.id, state=TaskState.DONE, at=done))
    scene(MarkTasks)(visit.id, *marks)
    scene(CompleteVisit)(Completion(visit_id=visit.id, at=done))
    if takes_over and invent.often(60):
        scene(AcceptVisit)(visit.id, invent.person().name)


def _of_day(stage: Stage, scene: Scene, day: date) -> list[VisitRow]:
    start, end = _day(day)
    found: list[VisitRow] = []
    after = None
    while True:
        page = scene(VisitQueries).page(_everywhere(stage), start=start, end=end, after=after, limit=200)
        found += [visit for visit in page.rows if visit.stage == "planned"]
        if page.next is None:
            return found
        after = page.next


def _everywhere(stage: Stage) -> Scope:
    return Scope(branch_ids=tuple(stage.branches.values()))


def _day(day: date) -> tuple[datetime, datetime]:
    start = datetime.combine(day, time(), SOFIA)
    return start.astimezone(UTC), (start + timedelta(days=1)).astimezone(UTC)
