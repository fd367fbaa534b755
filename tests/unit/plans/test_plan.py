"""A plan changes from a day on, and marks stay with the item they were made for."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.plans.compliance import compliance, next_due
from cleaning.domain.plans.item import PlanItem
from cleaning.domain.plans.plan import CleaningPlan
from cleaning.domain.plans.projection import project
from cleaning.domain.plans.values import Mark, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from tests.strategies import rules

SOFIA = ZoneInfo("Europe/Sofia")
FIRST = date(2026, 11, 2)
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


def an_item(number: int = 1, **changes) -> PlanItem:
    known = {
        "title": "Под",
        "rrule": "FREQ=WEEKLY;BYDAY=MO,TH",
        "start_time": time(8),
        "minutes": 60,
        "starts_on": FIRST,
        "price": Money("20.00"),
    }
    item = PlanItem(**known | changes)
    item.id = number
    return item


def a_plan(*items: PlanItem) -> CleaningPlan:
    plan = CleaningPlan.make(
        branch_id=1, client_id=1, premises_id=1, title="Офис", starts_on=FIRST, items=items or [an_item()]
    )
    plan.id = 1
    plan.pull()
    return plan


def change(plan, item_id, day, **changes):
    item = plan.item(item_id)
    same = {name: getattr(item, name) for name in ("rrule", "start_time", "minutes", "title", "zone", "instructions")}
    plan.change_item(item_id, day, checklist=item.checklist, **same | changes)


def test_a_change_from_a_day_on_leaves_what_was_before():
    plan = a_plan()
    change(plan, 1, date(2026, 12, 1), rrule="FREQ=WEEKLY;BYDAY=TU")
    old, new = plan.items
    assert list(old.days(date(2026, 11, 23), date(2027, 1, 1))) == [
        date(2026, 11, 23),
        date(2026, 11, 26),
        date(2026, 11, 30),
    ]
    assert next(new.days(FIRST, date(2027, 1, 1))) == date(2026, 12, 1)
    assert (new.price, new.quantity, new.position) == (Money("20.00"), Decimal(1), 1)


def test_a_change_from_the_first_day_is_a_change_of_all():
    plan = a_plan()
    change(plan, 1, date(2020, 1, 1), start_time=time(18))
    assert [(item.id, item.start_time) for item in plan.items] == [(1, time(18))]


def test_a_stopped_item_cannot_be_changed_after_its_end():
    plan = a_plan()
    plan.drop_item(1, date(2026, 12, 1))
    assert list(plan.items[0].days(date(2026, 12, 1), date(2027, 6, 1))) == []
    with pytest.raises(RuleBroken) as refusal:
        change(plan, 1, date(2026, 12, 1), start_time=time(18))
    assert refusal.value.code == "plan.item_ended"


def test_an_ended_plan_wants_nothing_after_its_end():
    plan = a_plan(an_item(), an_item(2, title="Прозорци", rrule="FREQ=MONTHLY;BYMONTHDAY=1"))
    plan.end(date(2026, 12, 1))
    assert project(plan.items, SOFIA, date(2026, 12, 1), date(2028, 1, 1)) == []
    with pytest.raises(RuleBroken) as refusal:
        plan.drop_item(1, date(2026, 12, 1))
    assert refusal.value.code == "plan.ended"


def test_only_what_is_due_is_marked_by_hand_and_skipping_needs_a_reason():
    plan = a_plan()
    with pytest.raises(RuleBroken) as refusal:
        plan.mark(1, date(2026, 11, 24), Mark.DONE, at=NOW)
    assert refusal.value.code == "plan.not_due"
    with pytest.raises(RuleBroken) as refusal:
        plan.mark(1, date(2026, 11, 26), Mark.SKIPPED, at=NOW, reason=" ")
    assert refusal.value.code == "plan.reason_missing"
    assert plan.mark(1, date(2026, 11, 26), Mark.DONE, at=NOW).due_on == date(2026, 11, 26)


def test_items_that_meet_are_one_visit_and_the_monthly_fee_adds_nothing_to_it():
    items = [
        an_item(1),
        an_item(2, title="Кошове", minutes=30, price=Money("100.00"), per=Per.MONTH),
        an_item(3, title="Прозорци", start_time=time(14)),
    ]
    visits = project(items, SOFIA, date(2026, 11, 2), date(2026, 11, 3))
    assert [(due.items, due.minutes, str(due.price)) for due in visits] == [((1, 2), 90, "20.00"), ((3,), 60, "20.00")]


@given(st.lists(rules, min_size=1, max_size=4), st.integers(0, 120), st.integers(1, 90))
def test_visits_and_occurrences_are_the_same_days(chosen, skip, length):
    items = [an_item(number, rrule=rule) for number, rule in enumerate(chosen, start=1)]
    start = date.fromordinal(FIRST.toordinal() + skip)
    until = date.fromordinal(start.toordinal() + length)
    visits = project(items, SOFIA, start, until)
    seen = {(item, due.planned_for.astimezone(SOFIA).date()) for due in visits for item in due.items}
    assert seen == {(item.id, day) for item in items for day in item.days(start, until)}
    assert len({due.planned_for for due in visits}) == len(visits)


@given(st.sets(st.sampled_from([date(2026, 11, d) for d in (2, 5, 9, 12, 16, 19, 23)])))
def test_the_next_item_is_the_first_without_a_mark_and_compliance_counts_marks(marked):
    items = [an_item()]
    marks = {(1, day): Mark.DONE for day in marked}
    kept = compliance(items, marks, FIRST, date(2026, 11, 24))
    assert (kept.due, kept.done, kept.missed) == (7, len(marked), 7 - len(marked))
    assert next_due(items, marks | {(1, date(2026, 11, 26)): Mark.NOT_NEEDED}, date(2026, 11, 24)) == (
        date(2026, 11, 30),
        1,
    )


def test_what_was_not_needed_was_not_due_and_nothing_due_has_no_percent():
    marks = {(1, date(2026, 11, 2)): Mark.NOT_NEEDED}
    kept = compliance([an_item()], marks, FIRST, date(2026, 11, 3))
    assert (kept.due, kept.percent) == (0, None)
