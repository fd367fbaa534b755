"""A plan follows its contract and keeps what people changed in it."""

from datetime import date, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.plans.continuing import continued
from cleaning.domain.plans.item import Agreement, PlanItem
from cleaning.domain.plans.plan import CleaningPlan
from cleaning.domain.plans.recurrence import days
from cleaning.domain.plans.values import Mark, Pause
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractLineId, PlanId, PlanItemId
from cleaning.domain.shared.money import Money
from tests.strategies import rules

START = date(2026, 12, 1)
MARCH = date(2027, 3, 15)
SOFIA = ZoneInfo("Europe/Sofia")


def an_item(line=1, **changes):
    values = {"contract_line_id": ContractLineId(line), "title": "Офис", "rrule": "FREQ=WEEKLY;BYDAY=TU,FR",
              "start_time": time(8), "minutes": 120, "starts_on": START, "price": Money(40)}  # fmt: skip
    return PlanItem(**values | changes)


def a_plan(*items, **changes):
    plan = CleaningPlan.make(branch_id=1, client_id=1, premises_id=1, title="Офис", starts_on=START,
                             items=items or [an_item()], **changes)  # fmt: skip
    plan.id = PlanId(1)
    for number, item in enumerate(plan.items, 1):
        item.id = PlanItemId(number)
    return plan


def due(plan, start, until):
    return [day for item in plan.items for day in item.days(start, until)]


def test_another_price_keeps_the_hour_somebody_gave_the_plan_by_hand():
    plan = a_plan(an_item(start_time=time(18, 30)))
    dearer = Agreement(fresh=an_item(2, price=Money(45), quantity=Decimal(150)), same_rhythm=True, same_words=True)

    plan.agree(ContractLineId(1), dearer, MARCH)

    old, new = plan.items
    assert (old.ends_on, old.price, new.price, new.contract_line_id) == (MARCH, Money(40), Money(45), ContractLineId(2))
    assert (new.start_time, new.quantity) == (time(18, 30), Decimal(150))


def test_another_rhythm_is_the_contracts_own_from_its_day():
    plan = a_plan()
    plan.agree(ContractLineId(1), Agreement(fresh=an_item(2, rrule="FREQ=WEEKLY;BYDAY=MO")), MARCH)

    assert due(plan, MARCH, MARCH + timedelta(days=14)) == [MARCH, MARCH + timedelta(days=7)]


def test_every_second_week_stays_the_same_week_when_only_the_price_moves():
    plan = a_plan(an_item(rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"))
    before = due(plan, START, date(2027, 12, 1))

    plan.agree(ContractLineId(1), Agreement(fresh=an_item(2), same_rhythm=True, same_words=True), MARCH)

    assert due(plan, START, date(2027, 12, 1)) == before


def test_marks_stay_with_the_item_they_were_made_on():
    plan = a_plan()
    made = plan.mark(PlanItemId(1), START, Mark.DONE, at=None)
    plan.agree(ContractLineId(1), None, MARCH)

    assert (made.item_id, plan.item(PlanItemId(1)).ends_on) == (PlanItemId(1), MARCH)
    assert due(plan, MARCH, date(2027, 12, 1)) == []


def test_a_pause_leaves_nothing_due_and_ends_early_when_told():
    plan = a_plan()
    plan.pause(Pause(MARCH))
    assert due(plan, MARCH, MARCH + timedelta(days=60)) == []

    plan.go_on(MARCH, MARCH + timedelta(days=14))

    assert due(plan, MARCH, MARCH + timedelta(days=21)) == [date(2027, 3, 30), date(2027, 4, 2)]
    with pytest.raises(RuleBroken):
        plan.mark(PlanItemId(1), date(2027, 3, 16), Mark.DONE, at=None)


def test_a_pause_called_off_was_never_there():
    plan = a_plan()
    before = due(plan, START, date(2027, 12, 1))
    plan.pause(Pause(MARCH, MARCH + timedelta(days=30)))
    plan.go_on(MARCH, MARCH)

    assert (due(plan, START, date(2027, 12, 1)), plan.pauses) == (before, ())


@given(st.one_of(st.none(), st.integers(200, 700)), st.integers(1, 199))
def test_a_notice_taken_back_leaves_the_plan_as_it_was(length, notice):
    end = None if length is None else START + timedelta(days=length)
    plan = a_plan(an_item(ends_on=end), ends_on=end)
    before = due(plan, START, date(2029, 1, 1))

    plan.move_end(START + timedelta(days=notice))
    assert all(day < START + timedelta(days=notice) for day in due(plan, START, date(2029, 1, 1)))
    plan.move_end(end)

    assert due(plan, START, date(2029, 1, 1)) == before


@given(rules, st.integers(0, 500))
def test_a_series_told_from_a_later_day_is_the_same_series(rule, later):
    day, until = START + timedelta(days=later), START + timedelta(days=1500)
    whole = list(days(rule, START, START, until))
    rest = continued(rule, START, day)
    told = [] if rest is None else list(days(rest[0], rest[1], day, until))

    assert [one for one in whole if one < day] + told == whole
