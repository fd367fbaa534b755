"""Orders by API: from the telephone to closed, and what is refused on the way."""

from datetime import timedelta

import pytest

from tests.offers import ONCE, a_client, a_draft, a_line, a_service, some_premises
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


def test_a_done_order_is_invoiced_once_and_its_payment_light_follows(api, order, clock):
    url = f"/orders/{order['id']}"
    assert api.post(f"{url}/invoices").json()["code"] == "order.not_done"
    api.post(f"{url}/confirmation")
    api.post(f"{url}/completion")
    draft = api.post(f"{url}/invoices").json()["invoice_id"]
    invoice = api.get(f"/invoices/{draft}").json()
    assert (invoice["order_id"], invoice["net"], invoice["lines"][0]["quantity"]) == (order["id"], "510.00", "340.0000")
    assert api.post(f"{url}/invoices").json()["code"] == "order.invoiced"
    assert api.get(url).json()["payment"]["light"] == "not_invoiced"
    issued = api.post(f"/invoices/{draft}/issue")
    assert issued.status_code in (200, 201), issued.text
    assert api.get(url).json()["payment"]["light"] == "invoiced"
    clock.at += timedelta(days=60)
    assert api.get(url).json()["payment"] == {"light": "overdue", "days": 50, "percent": 0}
    assert api.get("/orders?payment_light=overdue").json()["rows"][0]["id"] == order["id"]


def test_a_called_off_order_takes_its_visits_along_and_may_cost_a_fee(api, order):
    url = f"/orders/{order['id']}"
    api.post(f"{url}/visits", {"starts_at": "2026-11-25T09:00:00+02:00", "minutes": 120})
    assert api.post(f"{url}/cancellation", {"reason": "Пътува", "fee": "9999"}).json()["code"] == "order.fee"
    gone = api.post(f"{url}/cancellation", {"reason": "Пътува", "fee": "50"}).json()
    assert (gone["stage"], gone["visits"][0]["stage"], gone["payment"]["light"]) == (
        "cancelled", "cancelled", "not_invoiced",
    )  # fmt: skip
    draft = api.post(f"{url}/invoices").json()["invoice_id"]
    assert api.get(f"/invoices/{draft}").json()["net"] == "50.00"
    assert api.post(f"{url}/confirmation").json()["code"] == "order.stage"


def test_visits_share_the_work_and_the_price_of_an_order(api, order):
    url, when = f"/orders/{order['id']}/visits", {"starts_at": "2026-11-25T09:00:00+02:00", "minutes": 60}
    first = api.post(url, when | {"share": "33"}).json()["visits"][0]["id"]
    second = api.post(url, when).json()["visits"][1]["id"]
    prices = [api.get(f"/visits/{visit}").json()["price"] for visit in (first, second)]
    assert prices == ["168.30", "341.70"]
    assert api.post(url, when).json()["code"] == "order.all_planned"


def test_an_order_becomes_a_series_and_a_paper(api, order, client):
    url = f"/orders/{order['id']}"
    contract = api.post(f"{url}/series", {"rrule": "FREQ=WEEKLY;BYDAY=MO"}).json()["contract_id"]
    line = api.get(f"/contracts/{contract}").json()["lines"][0]
    assert (line["price"], line["per"], line["start_time"]) == ("510.00", "visit", "09:00:00")
    assert api.get(url).json()["series_id"] == contract
    assert api.post(f"{url}/series", {"rrule": "FREQ=WEEKLY"}).json()["code"] == "order.series_already"
    paper = client.get(f"/orders/{order['id']}/pdf")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")


def test_a_stale_change_and_a_foreign_place_are_refused(api, said, order, house):
    change = {name: said[name] for name in ("lines", "conditions")} | {"deadline": "2026-11-30T18:00:00+02:00"}
    assert api.patch(f"/orders/{order['id']}", change | {"version": 1}).json()["deadline"] == "2026-11-30T16:00:00Z"
    assert api.patch(f"/orders/{order['id']}", change | {"version": 1}).json()["code"] == "record.changed"
    other = house.premises(house.client("Друг ООД"), "Чужд обект")
    assert api.post("/orders", said | {"premises_id": other}).json()["code"] == "order.foreign_premises"
    assert api.post("/orders", said | {"lines": []}).json()["code"] == "order.empty"


def test_a_one_off_offer_and_a_request_become_orders(api, scope):
    client = a_client(scope)
    place, service = some_premises(scope, client), a_service(scope)
    quote = a_draft(scope, client, a_line(place, service, rrule=ONCE), conditions=("Ключ от портиера",))
    api.post(f"/quotes/{quote}/sending")
    order = api.post(f"/quotes/{quote}/order").json()
    offered = api.get(f"/quotes/{quote}").json()
    assert (order["net"], order["source"], order["stage"]) == (offered["once"], "quote", "confirmed")
    assert (offered["order_id"], order["conditions"][0]["text"]) == (order["id"], "Ключ от портиера")
    forever = a_draft(scope, client, a_line(place, service))
    api.post(f"/quotes/{forever}/sending")
    assert api.post(f"/quotes/{forever}/order").json()["code"] == "quote.goes_on"

    asked = {"name": "Ива Пенева", "phone": "0888 412 037", "address": "ул. „Роза“ 5", "area": "80"}
    request = api.post("/requests", asked | {"services": [service]}).json()["id"]
    made = api.post(f"/requests/{request}/order").json()
    assert api.get(f"/orders/{made['order_id']}").json()["lines"][0]["quantity"] == "80.0000"
    assert api.get(f"/requests/{request}").json()["stage"] == "won"


def test_orders_have_the_companys_own_fields(api, client, said):
    field = {"subject": "order", "key": "gate", "type": "text", "bg": "Портал", "en": "Gate", "listed": True}
    made = api.post("/own-fields", field)
    assert made.status_code == 201, made.text
    order = api.post("/orders", said | {"own": {"gate": "Север"}}).json()
    assert order["own"] == {"gate": "Север"}
    assert [one["id"] for one in api.get("/orders?own.gate=север").json()["rows"]] == [order["id"]]
    assert api.get("/orders?own.gate=юг").json()["rows"] == []
    assert api.get("/orders?sort=own.gate").json()["rows"][0]["id"] == order["id"]
    assert "Север" in client.get("/orders").text
    assert "Север" in client.get(f"/orders/{order['id']}").text
    edit = client.get(f"/orders/{order['id']}/edit").text
    assert 'name="own.gate"' in edit
    assert 'value="Север"' in edit
    assert api.post("/orders", said | {"own": {"gate": 7}}).json()["code"] == "invalid"
