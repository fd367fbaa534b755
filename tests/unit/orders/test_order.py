"""An order only goes forwards, and closes when everything agreed is met."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cleaning.domain.orders.events import OrderFinished
from cleaning.domain.orders.line import unit_price_of
from cleaning.domain.orders.parts import Planned, parts_of
from cleaning.domain.orders.values import OrderStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import ZERO, Money
from tests.unit.orders.orders import NOW, a_line, an_order

WAY = [stage for stage in OrderStage if stage is not OrderStage.CANCELLED]


def refused(call):
    with pytest.raises(RuleBroken) as refusal:
        call()
    return refusal.value.code


def test_its_price_is_the_sum_of_its_lines():
    assert an_order(lines=[a_line(), a_line("2", "0.333333")]).net == Money("510.67")


def test_it_tells_whether_it_was_late():
    order = an_order(deadline=NOW + timedelta(hours=1))
    order.finish(at=NOW + timedelta(hours=2))
    [event] = order.pull()
    assert isinstance(event, OrderFinished)
    assert event.late


def test_a_confirmed_condition_stays_as_it_is():
    order = an_order("Ключ", "Снимки")
    order.confirm_condition(1, at=NOW, by=None, note="по телефона")
    assert refused(lambda: order.confirm_condition(1, at=NOW, by=None)) == "order.condition_confirmed"
    assert refused(lambda: order._want([])) == "order.condition_confirmed"
    assert order.conditions[0].note == "по телефона"


def test_the_last_part_takes_what_is_left_of_work_and_price():
    line = a_line("10", "0.333333")
    [first] = parts_of([line], {}, Decimal(33))
    [rest] = parts_of([line], {line.service_id: Planned(first.quantity, first.price)}, Decimal(100))
    assert (first.quantity + rest.quantity, first.price + rest.price) == (Decimal(10), line.net)
    whole = {line.service_id: Planned(Decimal(10), line.net)}
    assert refused(lambda: parts_of([line], whole, Decimal(100))) == "order.all_planned"


@given(st.lists(st.decimals(1, 100, places=2), min_size=1, max_size=8), st.decimals("0.01", 500, places=2))
def test_however_it_is_split_visits_carry_neither_more_nor_less_than_the_order(shares, quantity):
    lines = [a_line(str(quantity), "1.234567"), a_line("3", "7.77", service=2)]
    carried = {}
    for share in [*shares, Decimal(100)]:
        try:
            parts = parts_of(lines, carried, share)
        except RuleBroken:
            break
        for part in parts:
            before = carried.get(part.line.service_id, Planned(Decimal(0), ZERO))
            carried[part.line.service_id] = Planned(before.quantity + part.quantity, before.price + part.price)
    assert [(carried[line.service_id].quantity, carried[line.service_id].price) for line in lines] == [
        (line.quantity, line.net) for line in lines
    ]


@given(st.decimals(0, 10**6, places=2), st.decimals("0.0001", 5000, places=4))
def test_a_price_of_one_gives_the_agreed_sum_back_or_says_that_it_cannot(total, quantity):
    price = unit_price_of(Money(total), quantity)
    assert price is None or price * quantity == Money(total)


class Life(RuleBasedStateMachine):
    """Whatever is tried in whatever order."""

    def __init__(self):
        super().__init__()
        self.order, self.seen = an_order("Ключ", "Снимки"), [OrderStage.NEW]

    def attempt(self, step):
        before = self.order.stage
        try:
            step()
        except RuleBroken:
            assert self.order.stage is before
        if self.order.stage is not self.seen[-1]:
            self.seen.append(self.order.stage)

    @rule(step=st.sampled_from(["confirm", "close"]))
    def walk(self, step):
        self.attempt(getattr(self.order, step))

    @rule(step=st.sampled_from(["start", "finish"]))
    def work(self, step):
        self.attempt(lambda: getattr(self.order, step)(at=NOW))

    @rule(rating=st.integers(0, 6) | st.none(), name=st.sampled_from(["", "Ива"]))
    def accept(self, rating, name):
        self.attempt(lambda: self.order.accept(name, at=NOW, rating=rating))

    @rule(number=st.integers(1, 2))
    def meet(self, number):
        self.attempt(lambda: self.order.confirm_condition(number, at=NOW, by=None))

    @rule(fee=st.integers(0, 600))
    def cancel(self, fee):
        self.attempt(lambda: self.order.cancel("Пътува", Money(fee)))

    @invariant()
    def it_went_forwards_only(self):
        way = [stage for stage in self.seen if stage is not OrderStage.CANCELLED]
        assert way == sorted(way, key=WAY.index)
        assert OrderStage.CANCELLED not in self.seen[:-1]

    @invariant()
    def what_is_closed_is_met(self):
        assert self.order.stage is not OrderStage.CLOSED or not any(one.holds_up for one in self.order.conditions)
        assert not self.order.fee or self.order.stage is OrderStage.CANCELLED


TestLife = Life.TestCase
