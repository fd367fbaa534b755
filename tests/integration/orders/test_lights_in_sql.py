"""The database filters and counts by the same lights that the rows show."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import Engine, text

from cleaning.application.orders.queries import OrderFilter, OrderQueries
from cleaning.domain.orders.execution import ExecutionLight
from cleaning.domain.orders.payment import PaymentLight
from cleaning.domain.orders.values import FINISHED, OPEN
from tests.planning import HERE, House

MANY = 160
STAGES = ("new", "confirmed", "in_progress", "done", "accepted", "closed", "cancelled")
ORDER = """
insert into orders (number, branch_id, client_id, premises_id, source, stage, deadline, net, created_at, done_at,
                    accepted_at, accepted_by, cancelled_why, fee)
values (:number, 1, :client, :place, 'phone', :stage, :deadline, :net, :now, :done, :accepted, :by, :why, :fee)
returning id"""
VISIT = """
insert into visits (branch_id, client_id, premises_id, order_id, starts_at, ends_at, planned_for, stage)
values (1, :client, :place, :order, :begin, :end, :begin, 'planned') returning id"""
INVOICE = """
insert into invoices (branch_id, kind, stage, number, client_id, order_id, issued_on, issued_at, tax_event_on, due_on,
                      seller, buyer, net, vat, total)
values (1, 'invoice', 'issued', :number, :client, :order, :on, :now, :on, :due, '{}', '{}', :sum, 0, :sum)
returning id"""
DEBT = """
insert into debts (branch_id, side, client_id, source_kind, source_id, number, "on", due_on, amount, settled)
values (1, 'receivable', :client, 'invoice', :invoice, :number, :on, :due, :sum, :paid)"""


def invent(connection, random, now, client, place, employee):
    """Orders of every stage around their deadlines, with and without visits, people, documents, payments."""
    for number in range(1, MANY + 1):
        stage = random.choice(STAGES)
        done = now + timedelta(hours=random.randint(-90, -1)) if stage in ("done", "accepted", "closed") else None
        taken = stage in ("accepted", "closed")
        net = random.choice((0, 120, 240))
        order = connection.scalar(text(ORDER), {
            "number": f"П-{number:06}", "client": client, "place": place, "stage": stage, "now": now, "net": net,
            "deadline": now + timedelta(hours=random.randint(-60, 60)), "done": done,
            "accepted": done if taken else None, "by": "Ива" if taken else "",
            "why": "Пътува" if stage == "cancelled" else "",
            "fee": random.choice((0, 30)) if stage == "cancelled" else 0,
        })  # fmt: skip
        if stage in STAGES[:3] and random.random() < 0.7:
            begin = now + timedelta(hours=random.randint(-2, 50))
            visit = connection.scalar(text(VISIT), {
                "client": client, "place": place, "order": order, "begin": begin, "end": begin + timedelta(hours=2)
            })  # fmt: skip
            if random.random() < 0.6:
                connection.execute(
                    text("insert into visit_members (visit_id, employee_id, slot, cancelled)"
                         " values (:visit, :who, tstzrange(:begin, :end), true)"),
                    {"visit": visit, "who": employee, "begin": begin, "end": begin + timedelta(hours=2)},
                )  # fmt: skip
        for part in range(random.choice((0, 0, 1, 2)) if net else 0):
            paid, on = random.choice((0, 0, 30, 60)), now.date() - timedelta(days=30)
            said = {
                "client": client, "order": order, "on": on, "due": on + timedelta(days=random.choice((5, 30, 32, 60))),
                "sum": 60, "paid": paid, "number": f"{number * 10 + part:010}", "now": now,
            }  # fmt: skip
            connection.execute(text(DEBT), said | {"invoice": connection.scalar(text(INVOICE), said)})


@pytest.mark.parametrize("seed", [20261124])
def test_filters_and_counts_agree_with_the_pure_functions(scope, clock, seed):
    house = House(scope)
    client = house.client()
    place, employee = house.premises(client), house.employee("Ана")
    with scope.get(Engine).begin() as connection:
        invent(connection, Random(seed), clock.now(), client, place, employee)
    queries, seen = scope.get(OrderQueries), {"scope": HERE, "now": clock.now(), "today": clock.today()}

    every = queries.page(OrderFilter(), limit=200, **seen).rows
    assert len(every) == MANY
    assert {row.execution.light for row in every} == set(ExecutionLight)
    assert {row.payment.light for row in every} == set(PaymentLight)
    for light in ExecutionLight:
        found = queries.page(OrderFilter(execution=light), limit=200, **seen).rows
        assert {row.id for row in found} == {row.id for row in every if row.execution.light is light}, light
    for light in PaymentLight:
        found = queries.page(OrderFilter(payment=light), limit=200, **seen).rows
        assert {row.id for row in found} == {row.id for row in every if row.payment.light is light}, light
    figures = queries.figures(**seen)
    ahead = [row for row in every if row.stage in OPEN]
    assert (figures.open, figures.late, figures.at_risk, figures.overdue, figures.to_invoice) == (
        len(ahead),
        sum(row.execution.light is ExecutionLight.LATE for row in ahead),
        sum(row.execution.light is ExecutionLight.AT_RISK for row in ahead),
        sum(row.payment.light is PaymentLight.OVERDUE for row in ahead),
        sum(row.payment.light is PaymentLight.NOT_INVOICED and row.stage in FINISHED for row in ahead),
    )  # fmt: skip


def test_pages_by_key_show_every_order_once(scope, clock):
    house = House(scope)
    client = house.client()
    with scope.get(Engine).begin() as connection:
        invent(connection, Random(7), clock.now(), client, house.premises(client), house.employee("Ана"))
    queries, seen = scope.get(OrderQueries), {"scope": HERE, "now": clock.now(), "today": clock.today()}
    for wanted in (OrderFilter(open=True), OrderFilter()):
        whole, shown, after = [row.id for row in queries.page(wanted, limit=200, **seen).rows], [], ""
        while after is not None:
            page = queries.page(wanted, limit=17, after=after or None, **seen)
            shown, after = shown + [row.id for row in page.rows], page.next
        assert shown == whole
