"""A changed plan changes planned visits and nothing a person decided."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import Engine, text

from cleaning.application.plans.change_plan import AddItem, ChangeItem, DropItem, ItemDetails
from cleaning.application.plans.mark_item import Marking, MarkItem
from cleaning.application.plans.preview_change import PreviewChange
from cleaning.application.plans.queries import PlanQueries
from cleaning.application.shared.ports import Work
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.jobs import KeepTwelveMonths
from cleaning.application.visits.move_visit import MoveVisit
from cleaning.application.visits.project_visits import ProjectVisits
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.plans.values import Mark
from cleaning.domain.sales.events import ContractEnded
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from tests.planning import HERE, SOFIA, at

WEDNESDAYS = ItemDetails(title="Почистване", rrule="FREQ=WEEKLY;BYDAY=WE", start_time=time(18), minutes=90)


@pytest.fixture
def plan(house):
    house.office()
    return house.scope.get(PlanQueries).card(house.scope.get(PlanQueries).page(HERE).rows[0].id, HERE)


def starts(house, until=at(19, 0, month=12)):
    return [visit.starts_at.astimezone(SOFIA) for visit in house.visits(end=until)]


def test_this_and_all_later_visits_follow_the_new_rhythm_and_moved_ones_stay(house, plan):
    moved = house.visits()[2]
    house.scope.get(MoveVisit)(moved.id, at(2, 10, month=12))
    house.scope.get(ChangeItem)(plan.id, plan.items[0].id, WEDNESDAYS, date(2026, 12, 1), version=plan.version)
    assert starts(house) == [
        at(24, 8),
        at(27, 8),
        at(2, 10, month=12),
        at(2, 18, month=12),
        at(9, 18, month=12),
        at(16, 18, month=12),
    ]


def test_a_visit_whose_time_stays_keeps_its_people_and_takes_the_new_checklist(house, plan):
    crew = house.crew("Изгрев", "Росица")
    visit = house.visits()[1]
    house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    same = ItemDetails(
        title="Почистване",
        rrule=plan.items[0].rrule,
        start_time=plan.items[0].start_time,
        minutes=120,
        checklist=("Прозорци",),
    )
    house.scope.get(ChangeItem)(plan.id, plan.items[0].id, same, date(2026, 11, 26))
    kept = next(one for one in house.visits() if one.id == visit.id)
    assert (kept.crew_name, kept.people) == ("Изгрев", 1)
    card = house.scope.get(VisitQueries).card(visit.id, HERE)
    assert [task.title for task in card.tasks] == ["Прозорци"]


def test_a_stopped_item_leaves_the_board_from_that_day(house, plan):
    house.scope.get(DropItem)(plan.id, plan.items[0].id, date(2026, 12, 1))
    assert starts(house) == [at(24, 8), at(27, 8)]


def test_an_item_more_joins_visits_of_its_time_or_makes_its_own(house, plan):
    together = ItemDetails(title="Хладилник", rrule="FREQ=MONTHLY;BYDAY=1TU", start_time=time(8), minutes=30)
    house.scope.get(AddItem)(plan.id, together, date(2026, 11, 24))
    apart = ItemDetails(title="Двор", rrule="FREQ=WEEKLY;BYDAY=SA", start_time=time(10), minutes=45)
    house.scope.get(AddItem)(plan.id, apart, date(2026, 11, 24))
    visits = {visit.starts_at.astimezone(SOFIA): visit for visit in house.visits(end=at(5, 0, month=12))}
    assert at(28, 10) in visits
    tuesday = visits[at(1, 8, month=12)]
    assert tuesday.ends_at - tuesday.starts_at == timedelta(minutes=150)


def test_an_ended_contract_clears_what_is_after_its_end(house, plan):
    work = house.scope.get(Work)
    with work:
        work.tell(
            ContractEnded(contract_id=plan.contract_id, client_id=plan.client_id, number="1", ends_on=date(2026, 12, 1))
        )
    assert starts(house) == [at(24, 8), at(27, 8)]
    assert house.scope.get(PlanQueries).page(HERE).rows == []
    assert house.scope.get(PlanQueries).page(HERE, ended=True).rows[0].active is False


def test_a_stale_change_is_refused(house, plan):
    house.scope.get(ChangeItem)(plan.id, plan.items[0].id, WEDNESDAYS, date(2026, 12, 1), version=plan.version)
    with pytest.raises(Conflict):
        house.scope.get(DropItem)(plan.id, plan.items[0].id, date(2026, 12, 1), version=plan.version)


def test_marks_by_hand_move_the_next_item_on_and_the_last_word_counts(house, plan):
    mark = house.scope.get(MarkItem)
    item = plan.items[0].id
    mark(Marking(plan_id=plan.id, item_id=item, due_on=date(2026, 11, 24), mark=Mark.NOT_NEEDED))
    mark(Marking(plan_id=plan.id, item_id=item, due_on=date(2026, 11, 24), mark=Mark.SKIPPED, reason="ремонт"))
    card = house.scope.get(PlanQueries).card(plan.id, HERE)
    assert card.next_on == date(2026, 11, 27)
    said = house.scope.get(PlanQueries).occurrences(plan.id, HERE, date(2026, 11, 24), date(2026, 11, 25))
    assert [(one.mark, one.reason) for one in said] == [(Mark.SKIPPED, "ремонт")]


def test_a_plan_of_another_branch_does_not_exist(house, plan):
    with pytest.raises(NotFound):
        house.scope.get(PlanQueries).card(plan.id, type(HERE)(branch_ids=(99,)))


def test_projecting_again_changes_nothing_even_when_everything_is_asked_anew(running, house, plan):
    engine = running[1].get(Engine)
    before = [(visit.id, visit.starts_at) for visit in house.visits()]
    assert house.scope.get(ProjectVisits)([plan.id]) == 0
    with engine.begin() as connection:
        connection.execute(text("update visit_projections set until = '2026-11-24'"))
    assert house.scope.get(ProjectVisits)([plan.id]) == 0
    assert [(visit.id, visit.starts_at) for visit in house.visits()] == before


def test_every_night_the_board_grows_by_what_became_due_a_year_ahead(house, plan, clock):
    last = house.visits()[-1].starts_at
    clock.at += timedelta(days=7)
    house.scope.get(KeepTwelveMonths)()
    visits = house.visits()
    assert len(visits) == 107
    assert [visit.starts_at for visit in visits if visit.starts_at > last] == [
        visits[-2].starts_at,
        visits[-1].starts_at,
    ]


def test_a_one_off_is_one_visit_and_a_wrong_rule_makes_no_plan(house):
    house.office(rrule="")
    assert [visit.starts_at.astimezone(SOFIA) for visit in house.visits()] == [at(24, 8)]
    with pytest.raises(RuleBroken) as refusal:
        house.office(rrule="FREQ=SOMETIMES")
    assert refusal.value.code == "recurrence.rule"


def later_by_an_hour(plan, **changes):
    item = plan.items[0]
    known = {"title": item.title, "rrule": item.rrule, "start_time": time(9), "minutes": item.minutes}
    return ItemDetails(**known | changes)


def test_visits_that_only_change_their_hour_keep_their_people_unless_these_are_elsewhere(house, plan):
    crew = house.crew("Изгрев", "Росица")
    first, second = house.visits()[1:3]
    for visit in (first, second):
        house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    other_client = house.client("Друг клиент ООД")
    place = {"premises_id": house.premises(other_client, "Кафе"), "service_id": house.service()}
    house.sign(other_client, place | {"rrule": "", "start_time": time(10, 30)}, starts_on=date(2026, 12, 1))
    cafe = next(visit for visit in house.visits() if visit.premises_name == "Кафе")
    house.scope.get(AssignVisit)(Assignment(visit_id=cafe.id, crew_id=crew))
    change = house.scope.get(PreviewChange)(plan.id, plan.items[0].id, later_by_an_hour(plan), date(2026, 11, 26))
    assert (change.shifted, change.removed, change.added, change.kept) == (104, 0, 0, [])
    house.scope.get(ChangeItem)(plan.id, plan.items[0].id, later_by_an_hour(plan), date(2026, 11, 26))
    after = {visit.id: visit for visit in house.visits()}
    assert (after[first.id].starts_at, after[first.id].crew_name) == (at(27, 9), "Изгрев")
    assert (after[second.id].starts_at, after[second.id].people) == (at(1, 9, month=12), 0)


def test_a_preview_tells_what_saving_does_and_changes_nothing(house, plan):
    moved = house.visits()[2]
    house.scope.get(MoveVisit)(moved.id, at(2, 10, month=12))
    before = starts(house)
    change = house.scope.get(PreviewChange)(plan.id, plan.items[0].id, WEDNESDAYS, date(2026, 12, 1))
    assert (change.removed, change.added, change.shifted) == (102, 52, 0)
    assert [moment.astimezone(SOFIA) for moment in change.kept] == [at(2, 10, month=12)]
    assert starts(house) == before
    house.scope.get(ChangeItem)(plan.id, plan.items[0].id, WEDNESDAYS, date(2026, 12, 1))
    assert len(house.visits()) == 105 - 102 + 52
