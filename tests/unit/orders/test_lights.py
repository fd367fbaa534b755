"""What the two lights of an order show."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.orders.execution import ExecutionLight, Progress, Risk, execution
from cleaning.domain.orders.payment import Bills, PaymentLight, payment
from cleaning.domain.orders.values import FINISHED, UNDONE, OrderStage
from cleaning.domain.shared.money import ZERO, Money
from tests.unit.orders.orders import NOW

TODAY = date(2026, 11, 24)
WORST = [ExecutionLight.ON_TIME, ExecutionLight.AT_RISK, ExecutionLight.LATE]
hours = st.integers(-100, 100).map(lambda count: NOW + timedelta(hours=count))
progresses = st.builds(
    Progress, stage=st.sampled_from(OrderStage), deadline=hours, done_at=hours | st.none(),
    planned_until=hours | st.none(), staffed=st.booleans(),
)  # fmt: skip
sums = st.integers(0, 400).map(Money)
bills = st.builds(
    Bills, asked=st.booleans(), total=sums, paid=sums,
    due_on=st.integers(-20, 20).map(lambda days: TODAY + timedelta(days=days)) | st.none(),
)  # fmt: skip


def test_an_order_without_people_is_at_risk_a_day_before_its_deadline():
    near = Progress(stage=OrderStage.CONFIRMED, deadline=NOW + timedelta(hours=23))
    assert execution(near, NOW).risk is Risk.NOBODY
    assert execution(replace(near, staffed=True), NOW).light is ExecutionLight.ON_TIME
    assert execution(replace(near, staffed=True, stage=OrderStage.NEW), NOW).risk is Risk.UNCONFIRMED
    assert execution(near, NOW - timedelta(hours=2)).light is ExecutionLight.ON_TIME


def test_a_plan_that_ends_after_the_deadline_says_by_how_much():
    planned = Progress(stage=OrderStage.IN_PROGRESS, deadline=NOW, planned_until=NOW + timedelta(minutes=25))
    state = execution(planned, NOW)
    assert (state.light, state.risk, state.minutes) == (ExecutionLight.AT_RISK, Risk.OVERRUN, 25)


@given(progresses, hours)
def test_the_light_belongs_to_the_stage_and_counts_no_time_backwards(progress, now):
    state = execution(progress, now)
    assert state.minutes >= 0
    assert (state.light in WORST) == (progress.stage in UNDONE)
    assert (state.light in (ExecutionLight.DONE, ExecutionLight.DONE_LATE)) == (progress.stage in FINISHED)
    assert bool(state.risk) == (state.light is ExecutionLight.AT_RISK)


@given(progresses.filter(lambda one: one.stage in UNDONE), hours, st.integers(0, 200))
def test_waiting_never_makes_it_better(progress, now, later):
    before, after = execution(progress, now), execution(progress, now + timedelta(hours=later))
    assert WORST.index(after.light) >= WORST.index(before.light)


@given(progresses, hours, st.integers(0, 200))
def test_a_later_deadline_never_makes_it_worse(progress, now, more):
    lights = [*WORST, ExecutionLight.CANCELLED]
    if progress.stage in UNDONE:
        eased = replace(progress, deadline=progress.deadline + timedelta(hours=more))
        assert lights.index(execution(eased, now).light) <= lights.index(execution(progress, now).light)


@given(bills, st.integers(0, 40))
def test_paying_never_makes_it_worse_and_the_whole_is_paid(owed, more):
    state = payment(owed, TODAY)
    assert 0 <= state.percent <= 100
    assert (state.light in (PaymentLight.NOTHING, PaymentLight.NOT_INVOICED)) == (owed.total <= ZERO)
    if owed.total > ZERO:
        assert payment(replace(owed, paid=owed.total), TODAY).light is PaymentLight.PAID
        assert payment(replace(owed, paid=owed.paid + Money(more)), TODAY).percent >= state.percent


@given(bills)
def test_overdue_counts_the_days_since_it_was_due(owed):
    state = payment(owed, TODAY)
    if state.light is PaymentLight.OVERDUE:
        assert owed.due_on is not None
        assert state.days == (TODAY - owed.due_on).days > 0
