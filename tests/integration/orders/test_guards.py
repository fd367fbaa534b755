"""What the database itself refuses, whoever writes to it."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from tests.planning import House


@pytest.fixture
def order(api, scope):
    house = House(scope)
    client = house.client()
    lines = [{"service_id": house.service(), "quantity": "10", "unit_price": "2"}]
    body = {"client_id": client, "premises_id": house.premises(client), "lines": lines}
    return api.post("/orders", body | {"conditions": [{"text": "Ключ"}]}).json()["id"]


def write(scope, said):
    with scope.get(Engine).begin() as connection:
        connection.execute(text(said))


@pytest.mark.parametrize(
    ("said", "constraint"),
    [
        ("update orders set stage = 'closed', done_at = now(), accepted_at = now(), accepted_by = 'Ива'",
         "orders_conditions_confirmed"),
        ("update orders set fee = 5", "ck_orders_fee"),
        ("update order_lines set net = net + 1", "ck_order_lines_net"),
        ("update orders set rating = 6", "ck_orders_rating"),
        ("update orders set ends_at = deadline + interval '1 hour', starts_at = deadline", "ck_orders_deadline"),
    ],
)  # fmt: skip
def test_a_lie_is_refused_by_its_name(scope, order, said, constraint):
    with pytest.raises(IntegrityError) as refusal:
        write(scope, said)
    assert refusal.value.orig.diag.constraint_name == constraint


def test_a_stage_never_goes_back_and_a_closed_order_gets_no_open_condition(scope, order):
    write(scope, "update order_conditions set confirmed_at = now()")
    write(scope, "update orders set stage = 'closed', done_at = now(), accepted_at = now(), accepted_by = 'Ива'")
    for said, constraint in (
        ("update orders set stage = 'accepted'", "orders_forwards"),
        ("update orders set stage = 'cancelled', cancelled_why = 'x', done_at = null, accepted_at = null,"
         " accepted_by = ''", "orders_forwards"),
        ("update order_conditions set confirmed_at = null, confirmed_by = null, note = ''",
         "orders_conditions_confirmed"),
    ):  # fmt: skip
        with pytest.raises(IntegrityError) as refusal:
            write(scope, said)
        assert refusal.value.orig.diag.constraint_name == constraint
