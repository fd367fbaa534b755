"""Orders by API: from the telephone to closed, and what is refused on the way."""

import pytest

from tests.planning import House
from tests.working import finish, send


@pytest.fixture
def house(scope):
    return House(scope)


@pytest.fixture
def said(house):
    client = house.client()
    return {
        "client_id": client, "premises_id": house.premises(client),
        "lines": [{"service_id": house.service(), "quantity": "340", "unit_price": "1.50"}],
        "starts_at": "2026-11-25T09:00:00+02:00", "ends_at": "2026-11-25T12:00:00+02:00",
        "conditions": [{"text": "Ключ от портиера"}, {"text": "Снимки след работа", "required": False}],
    }  # fmt: skip


@pytest.fixture
def order(api, said):
    answer = api.post("/orders", said)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_an_order_goes_all_the_way_with_its_visit(api, order, scope, clock, house):
    assert (order["number"], order["stage"], order["net"]) == ("П-000001", "new", "510.00")
    assert order["deadline"] == "2026-11-25T10:00:00Z"
    url = f"/orders/{order['id']}"
    planned = api.post(f"{url}/visits", {"starts_at": "2026-11-24T10:00:00+02:00", "minutes": 120}).json()
    assert (planned["stage"], planned["visits"][0]["stage"]) == ("confirmed", "planned")
    visit = planned["visits"][0]["id"]
    send(house, visit, "Ана", "Яна")
    finish(house, clock, visit)
    assert api.get(url).json()["stage"] == "done"
    accepted = api.post(f"{url}/acceptance", {"name": "Калина Дойчева", "rating": 5}).json()
    assert (accepted["stage"], accepted["rating"]) == ("accepted", 5)
    refused = api.post(f"{url}/closing")
    assert (refused.status_code, refused.json()["code"]) == (422, "order.conditions_left")
    api.post(f"{url}/conditions/{order['conditions'][0]['id']}/proof", {"note": "по телефона"})
    closed = api.post(f"{url}/closing").json()
    assert closed["stage"] == "closed"
    assert [one["stage"] for one in api.get("/orders").json()["rows"]] == ["closed"]
