"""A visit decides what may be done with it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.events import VisitCompleted, VisitMoved
from cleaning.domain.visits.parts import Member, Task, checklist
from cleaning.domain.visits.values import CheckIn, Place, Stage
from cleaning.domain.visits.visit import Visit

EIGHT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
TWO_HOURS = TimeSlot(EIGHT, EIGHT + timedelta(hours=2))
LATER = TimeSlot(EIGHT + timedelta(hours=3), EIGHT + timedelta(hours=5))


def a_visit(*tasks: Task, people=(1, 2), **changes) -> Visit:
    known = {
        "branch_id": 1,
        "client_id": 1,
        "premises_id": 1,
        "starts_at": TWO_HOURS.start,
        "ends_at": TWO_HOURS.end,
        "planned_for": TWO_HOURS.start,
        "members": [Member(employee_id=person, slot=TWO_HOURS) for person in people],
        "tasks": list(tasks),
    }
    visit = Visit(**known | changes)
    visit.id = 7
    for number, task in enumerate(visit.tasks, start=1):
        task.id = number
    return visit


def under_way(*tasks: Task, **changes) -> Visit:
    visit = a_visit(*tasks, **changes)
    visit.start(CheckIn(EIGHT))
    visit.pull()
    return visit


def refused(code, change):
    with pytest.raises(RuleBroken) as refusal:
        change()
    assert refusal.value.code == code
    return refusal.value.facts


def test_a_visit_nobody_is_sent_to_does_not_begin():
    visit = a_visit(people=())
    refused("visit.nobody_assigned", lambda: visit.start(CheckIn(EIGHT)))
    assert visit.stage is Stage.PLANNED


def test_work_copies_what_the_plan_wants_only_when_the_visit_brought_nothing():
    own, planned = a_visit(Task(title="Витрина")), a_visit()
    wanted = [Task(title="Под")]
    own.start(CheckIn(EIGHT), tasks=wanted)
    planned.start(CheckIn(EIGHT, Place(Decimal("42.65"), Decimal("23.37"))), tasks=wanted)
    assert [task.title for task in own.tasks] == ["Витрина"]
    assert [task.title for task in planned.tasks] == ["Под"]
    assert planned.latitude == Decimal("42.65")


def test_a_required_task_left_undone_keeps_the_visit_open():
    visit = under_way(Task(title="Под"), Task(title="Цветя", required=False))
    facts = refused("visit.tasks_left", lambda: visit.complete(at=EIGHT + timedelta(hours=1), premises_name="Офис"))
    assert facts["tasks"] == ["Под"]
    assert visit.stage is Stage.UNDERWAY
    assert not visit.has_news


def test_a_task_that_cannot_be_done_needs_a_reason_and_then_closes():
    visit = under_way(Task(title="Под"))
    refused("visit.reason_missing", lambda: visit.cannot(1, "  "))
    visit.cannot(1, "заключено")
    visit.complete(at=EIGHT + timedelta(minutes=30), premises_name="Офис")
    assert visit.stage is Stage.DONE


def test_a_tick_can_be_taken_back_and_replaces_an_excuse():
    visit = under_way(Task(title="Под"))
    visit.cannot(1, "заключено")
    visit.tick(1, at=EIGHT, by=None)
    assert (visit.tasks[0].done_at, visit.tasks[0].skipped_reason) == (EIGHT, "")
    visit.tick(1, at=EIGHT + timedelta(minutes=5), by=None)
    assert visit.tasks[0].done_at == EIGHT
    visit.untick(1)
    assert visit.tasks[0].is_open


def test_everybody_is_paid_the_real_minutes_across_a_clock_change():
    before = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    visit = a_visit(starts_at=before, ends_at=before + timedelta(hours=3), planned_for=before)
    visit.start(CheckIn(before))
    visit.complete(at=before + timedelta(hours=2, minutes=10), premises_name="Офис")
    assert [member.minutes for member in visit.members] == [130, 130]


def test_the_end_is_not_before_the_beginning():
    visit = under_way()
    early = EIGHT - timedelta(minutes=1)
    refused("visit.ends_before_it_began", lambda: visit.complete(at=early, premises_name="Офис"))


def test_a_finished_visit_tells_who_and_where():
    visit = under_way()
    visit.complete(at=EIGHT + timedelta(hours=1), premises_name="Офис „Софтнет“")
    told = visit.pull()
    assert told == [
        VisitCompleted(
            visit_id=7,
            client_id=1,
            premises_id=1,
            branch_id=1,
            plan_id=None,
            contract_id=None,
            premises_name="Офис „Софтнет“",
            at=EIGHT + timedelta(hours=1),
        )
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda visit: visit.assign((3,), TWO_HOURS),
        lambda visit: visit.move(LATER),
        lambda visit: visit.start(CheckIn(EIGHT)),
        lambda visit: visit.tick(1, at=EIGHT, by=None),
        lambda visit: visit.untick(1),
        lambda visit: visit.cannot(1, "заключено"),
        lambda visit: visit.cancel("отказ"),
    ],
)
def test_done_is_done(change):
    visit = under_way(Task(title="Под", required=False))
    visit.complete(at=EIGHT + timedelta(hours=1), premises_name="Офис")
    visit.pull()
    before = dict(vars(visit))
    refused("visit.done_is_done", lambda: change(visit))
    assert vars(visit) == before


def test_moving_takes_the_people_along_and_tells_the_client():
    visit = a_visit()
    visit.move(LATER)
    assert [member.slot for member in visit.members] == [LATER, LATER]
    assert visit.pull() == [
        VisitMoved(visit_id=7, client_id=1, premises_id=visit.premises_id, before=EIGHT, after=LATER.start)
    ]
    visit.move(LATER)
    assert not visit.has_news


def test_other_people_may_come_to_a_visit_under_way_but_its_time_stays_and_somebody_must_be_there():
    visit = under_way()
    visit.assign((2, 3), TWO_HOURS)
    assert visit.employees == (2, 3)
    refused("visit.somebody_is_there", lambda: visit.assign((), TWO_HOURS))
    refused("visit.begun", lambda: visit.assign((2,), LATER))
    assert visit.starts_at == EIGHT


def test_a_cancelled_visit_frees_its_people():
    visit = a_visit()
    visit.cancel("авария")
    assert all(member.cancelled for member in visit.members)
    refused("visit.cancelled", lambda: visit.start(CheckIn(EIGHT)))


def test_only_finished_work_is_accepted_and_by_somebody_with_a_name():
    visit = under_way()
    refused("visit.not_done", lambda: visit.accept("г-жа Иванова", at=EIGHT))
    visit.complete(at=EIGHT + timedelta(hours=1), premises_name="Офис")
    refused("field.required", lambda: visit.accept("  ", at=EIGHT))
    visit.accept(" г-жа  Иванова ", at=EIGHT + timedelta(hours=2))
    assert visit.accepted_by == "г-жа Иванова"


def test_a_checklist_line_may_name_its_room():
    tasks = checklist(["Тоалетна: огледало", "Под", "Кухня:", " "], title="Почистване")
    assert [(task.zone, task.title) for task in tasks] == [
        ("Тоалетна", "огледало"),
        ("Почистване", "Под"),
        ("Почистване", "Кухня:"),
    ]
    assert [task.title for task in checklist([], title="Прозорци")] == ["Прозорци"]
