"""From a signed contract to a finished visit."""

from datetime import UTC, date, timedelta

import pytest
from sqlalchemy import Engine, text

from cleaning.adapters.sql.visits.checks import CHECKS
from cleaning.application.plans.queries import PlanQueries
from cleaning.application.visits.accept_visit import AcceptVisit
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit, Completion
from cleaning.application.visits.mark_task import MarkTasks, TaskMark, TaskState
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.plans.values import Mark
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.visits.values import Stage
from tests.app import add_branch
from tests.planning import HERE, SOFIA, at


@pytest.fixture
def visit(house):
    """Today's visit at eight, with the crew Изгрев sent there."""
    house.office()
    crew = house.crew("Изгрев", "Росица", "Николай")
    visit_id = house.visits()[0].id
    house.scope.get(AssignVisit)(Assignment(visit_id=visit_id, crew_id=crew))
    return visit_id


def card(house, visit_id):
    return house.scope.get(VisitQueries).card(visit_id, HERE)


def test_a_signed_contract_puts_twelve_months_of_visits_on_the_board(house):
    house.office()
    visits = house.visits(end=at(1, 0, month=12))
    assert [visit.starts_at.astimezone(SOFIA) for visit in visits] == [at(24, 8), at(27, 8)]
    assert {visit.premises_name for visit in visits} == {"Офис „Софтнет“"}
    everything = house.visits()
    assert len(everything) == 105
    assert {visit.starts_at.astimezone(SOFIA).hour for visit in everything} == {8}
    assert everything[-1].starts_at - everything[0].starts_at > timedelta(days=360)


def test_before_it_begins_a_visit_shows_what_its_plan_will_ask_for(house, visit):
    shown = card(house, visit)
    assert [(task.zone, task.title, task.id) for task in shown.tasks] == [
        ("Поддържащо почистване", "Под", 0),
        ("Поддържащо почистване", "Кошове", 0),
    ]
    assert [str(line.price) for line in shown.lines] == ["40.00"]
    assert [member.name for member in shown.members] == ["Николай", "Росица"]


def test_a_crew_begins_ticks_and_finishes_and_the_plan_knows(house, visit, clock):
    scope = house.scope
    scope.get(CheckInVisit)(Arrival(visit_id=visit))
    tasks = card(house, visit).tasks
    clock.at += timedelta(minutes=95)
    scope.get(MarkTasks)(
        visit,
        TaskMark(task_id=tasks[0].id, state=TaskState.DONE),
        TaskMark(task_id=tasks[1].id, state=TaskState.CANNOT, reason="няма торби"),
    )
    scope.get(CompleteVisit)(Completion(visit_id=visit))

    done = card(house, visit)
    assert (done.stage, done.completed_at - done.started_at) == (Stage.DONE, timedelta(minutes=95))
    assert [member.minutes for member in done.members] == [95, 95]
    work = scope.get(VisitQueries).work(visit)
    assert [(str(line.piece_rate), line.quantity) for line in work.lines] == [("0.120000", 100)]
    plans = scope.get(PlanQueries)
    plan = plans.page(HERE).rows[0]
    occurrence = plans.occurrences(plan.id, HERE, date(2026, 11, 24), date(2026, 11, 25))[0]
    assert (occurrence.mark, occurrence.visit_id, occurrence.reason) == (Mark.DONE, visit, "Кошове: няма торби")
    assert plan.next_on == date(2026, 11, 27)
    billable = scope.get(VisitQueries).billable(date(2026, 11, 1), date(2026, 12, 1))
    assert [(line.visit_id, str(line.price), line.on) for line in billable] == [(visit, "40.00", date(2026, 11, 24))]


def test_an_open_required_task_keeps_the_visit_open_and_nothing_changes(house, visit):
    house.scope.get(CheckInVisit)(Arrival(visit_id=visit))
    tasks = card(house, visit).tasks
    house.scope.get(MarkTasks)(visit, TaskMark(task_id=tasks[0].id, state=TaskState.DONE))
    with pytest.raises(RuleBroken) as refusal:
        house.scope.get(CompleteVisit)(Completion(visit_id=visit))
    assert (refusal.value.code, refusal.value.facts["tasks"]) == ("visit.tasks_left", ["Кошове"])
    assert card(house, visit).stage is Stage.UNDERWAY


def test_a_done_visit_does_not_change_but_is_accepted_once(house, visit, clock):
    scope = house.scope
    scope.get(CheckInVisit)(Arrival(visit_id=visit))
    scope.get(MarkTasks)(visit, *(TaskMark(task_id=t.id, state=TaskState.DONE) for t in card(house, visit).tasks))
    scope.get(CompleteVisit)(Completion(visit_id=visit))
    for change in (
        lambda: scope.get(AssignVisit)(Assignment(visit_id=visit, employees=())),
        lambda: scope.get(CancelVisit)(visit, "клиентът отказа"),
        lambda: scope.get(CheckInVisit)(Arrival(visit_id=visit)),
    ):
        with pytest.raises(RuleBroken) as refusal:
            change()
        assert refusal.value.code == "visit.done_is_done"
    scope.get(AcceptVisit)(visit, "г-жа Иванова")
    assert (card(house, visit).accepted_by, card(house, visit).accepted_at) == (
        "г-жа Иванова",
        clock.at.astimezone(UTC),
    )
    with pytest.raises(RuleBroken) as refusal:
        scope.get(AcceptVisit)(visit, "друг")
    assert refusal.value.code == "visit.accepted_already"


def test_a_cancelled_visit_frees_its_people_and_skips_its_items(house, visit):
    house.scope.get(CancelVisit)(visit, "авария в сградата")
    plans = house.scope.get(PlanQueries)
    plan = plans.page(HERE).rows[0]
    occurrence = plans.occurrences(plan.id, HERE, date(2026, 11, 24), date(2026, 11, 25))[0]
    assert (occurrence.mark, occurrence.reason) == (Mark.SKIPPED, "авария в сградата")
    other = house.visits()[1].id
    house.scope.get(AssignVisit)(
        Assignment(visit_id=other, employees=(house.employee("Росица"),), starts_at=at(24, 8), ends_at=at(24, 9))
    )
    assert card(house, other).starts_at == at(24, 8)


def test_nobody_is_sent_to_two_places_at_once_and_the_conflict_is_named(house, visit):
    other = house.visits()[1].id
    with pytest.raises(RuleBroken) as refusal:
        house.scope.get(AssignVisit)(
            Assignment(visit_id=other, employees=(house.employee("Росица"),), starts_at=at(24, 9, 59))
        )
    facts = refusal.value.facts
    assert refusal.value.code == "visit.double_booking"
    assert (facts["who"], facts["where"]) == (["Росица"], "Офис „Софтнет“")
    assert (facts["starts_at"], facts["ends_at"]) == (at(24, 8), at(24, 10))
    house.scope.get(AssignVisit)(
        Assignment(visit_id=other, employees=(house.employee("Росица"),), starts_at=at(24, 10))
    )
    assert card(house, other).starts_at == at(24, 10)


def test_what_happened_here_passes_the_audit(house, visit, running):
    scope = house.scope
    scope.get(CheckInVisit)(Arrival(visit_id=visit))
    scope.get(MarkTasks)(visit, *(TaskMark(task_id=t.id, state=TaskState.DONE) for t in card(house, visit).tasks))
    scope.get(CompleteVisit)(Completion(visit_id=visit))
    scope.get(CancelVisit)(house.visits()[1].id, "клиентът отказа")
    with running[1].get(Engine).connect() as connection:
        assert {check.name: connection.execute(text(check.query)).all() for check in CHECKS} == {
            check.name: [] for check in CHECKS
        }


def test_a_crew_is_not_sent_to_another_branch(house, visit, database, running):
    add_branch(database, "Варна")
    with running[1].get(Engine).begin() as connection:
        hired = text("insert into employees (branch_id, name, hired_on) values (2, 'Петя', '2025-01-01') returning id")
        there = connection.scalar(hired)
    with pytest.raises(RuleBroken) as refusal:
        house.scope.get(AssignVisit)(Assignment(visit_id=visit, employees=(there,)))
    assert refusal.value.code == "visit.other_branch"
    assert [member.name for member in card(house, visit).members] == ["Николай", "Росица"]
