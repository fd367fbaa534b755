"""The monitor and the page of an order as people see them."""

import pytest
from sqlalchemy import Engine

from tests.counting import counted
from tests.planning import House


@pytest.fixture
def house(scope):
    return House(scope)


@pytest.fixture
def typed(house):
    client = house.client()
    return {
        "client_id": client, "premises_id": house.premises(client), "line-0-service_id": house.service(),
        "line-0-quantity": "340", "line-0-unit_price": "1,50", "day": "2026-11-25", "start": "09:00", "end": "12:00",
        "condition-0-text": "Ключ от портиера", "condition-0-required": "true", "confirmed": "true",
    }  # fmt: skip


def placed(client, typed):
    answer = client.post("/orders", data=typed)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_every_screen_shows_the_order_in_few_questions(client, typed, scope):
    url = placed(client, typed)
    for path in ("/orders", "/orders?show=all&q=софт", "/orders?payment=overdue", "/orders/board", url, f"{url}/edit",
                 f"/orders/new?client_id={typed['client_id']}", "/orders/new"):  # fmt: skip
        with counted(scope.get(Engine)) as sent:
            answer = client.get(path)
        assert answer.status_code == 200, answer.text
        assert len(sent) <= 10, path
    assert "П-000001" in client.get("/orders").text
    assert "П-000001" not in client.get("/orders?payment=overdue").text
