"""From a service to a signed contract by API alone."""

import pytest

from tests.goods import an_item
from tests.offers import FIVE_A_WEEK, a_client, some_premises


@pytest.fixture
def soap(scope):
    return an_item(scope, price="2.10")


@pytest.fixture
def service(api, soap):
    body = {
        "code": "ОФ-01", "name_bg": "Почистване на офис", "category": "office", "unit": "m2", "piece_rate": "0.06",
        "minutes_per_unit": "0.85", "materials": [{"item_id": soap, "per_unit": "0.02"}],
        "equipment": [{"name": "Прахосмукачка", "share": "50", "price": "600.00", "life_hours": "2000"}],
    }  # fmt: skip
    return api.post("/services", body).json()


@pytest.fixture
def house(scope):
    client = a_client(scope)
    return client, some_premises(scope, client)


def quote_body(house, service, **changes):
    client, premises = house
    line = {"premises_id": premises, "service_id": service["id"], "quantity": "120", "rrule": FIVE_A_WEEK,
            "start_time": "18:30:00"}  # fmt: skip
    return {"client_id": client, "title": "Офис", "starts_on": "2026-12-01", "lines": [line]} | changes


def test_a_service_is_added_read_and_changed(api, service):
    changed = {**{k: v for k, v in service.items() if k not in ("id",)}, "name_en": "Office", "version": 1}

    answer = api.patch(f"/services/{service['id']}", changed)

    assert (answer.status_code, answer.json()["name_en"], answer.json()["version"]) == (200, "Office", 2)
    assert [row["code"] for row in api.get("/services").json()["rows"]] == ["ОФ-01"]
    assert api.patch(f"/services/{service['id']}", changed).status_code == 409


def test_a_sheet_is_calculated_kept_and_tells_how_its_price_came_to_be(api, service, soap):
    said = {"service_id": service["id"], "quantity": "120"}

    tried = api.post("/cost-sheets/calculation", said).json()
    kept = api.post("/cost-sheets", said)

    assert (tried["cost"], tried["price"], tried["margin"], tried["missing"]) == ("22.12", "32.00", "30.88", [])
    sheet = kept.json()
    assert (kept.status_code, sheet["price"], sheet["hours"]) == (201, "32.00", "1.7000")
    api.post(f"/items/{soap}/price", {"price": "2.40"})
    chain = api.get(f"/cost-sheets/{sheet['id']}/revisions").json()["rows"]
    assert [(one["cause"], one["price_after"]) for one in chain] == [("purchase_price", "33.00"), ("created", "32.00")]
    assert [one["sheet_id"] for one in api.get(f"/cost-sheets/touched?item_id={soap}").json()] == [sheet["id"]]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"quantity": "-1"}, "pricing.negative", "quantity"),
        ({"margin_rule": "margin", "margin": "100"}, "pricing.margin_whole", "margin"),
        ({"minutes_per_unit": "0"}, "pricing.norm_zero", "minutes_per_unit"),
    ],
)
def test_nonsense_is_a_problem_with_its_code_and_field(api, service, change, code, field):
    answer = api.post("/cost-sheets", {"service_id": service["id"], "quantity": "1"} | change)

    assert (answer.status_code, answer.json()["code"], answer.json()["facts"]["field"]) == (422, code, field)
    assert api.get("/cost-sheets").json()["rows"] == []


def test_a_field_nobody_knows_is_refused(api, service):
    assert api.post("/cost-sheets", {"service_id": service["id"], "quantity": "1", "x": 1}).status_code == 400


def test_an_offer_goes_from_draft_to_contract(api, service, house):
    quote = api.post("/quotes", quote_body(house, service))
    assert (quote.status_code, quote.json()["monthly"], quote.json()["stage"]) == (201, "693.33", "draft")
    url = f"/quotes/{quote.json()['id']}"

    assert api.post(f"{url}/sending").json()["stage"] == "sent"
    paper = api.get(f"{url}/pdf")
    contract = api.post(f"{url}/acceptance")

    assert (paper.headers["content-type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert (contract.status_code, contract.json()["number"], contract.json()["monthly"]) == (201, "Д000001", "693.33")
    assert api.get(url).json()["contract_id"] == contract.json()["id"]
    assert api.get(f"/contracts/{contract.json()['id']}").json() == contract.json()
    assert [row["number"] for row in api.get("/contracts").json()["rows"]] == ["Д000001"]


def test_the_same_key_accepts_once(api, service, house):
    url = f"/quotes/{api.post('/quotes', quote_body(house, service)).json()['id']}"
    api.post(f"{url}/sending")

    first = api.post(f"{url}/acceptance", key="one-click")
    again = api.post(f"{url}/acceptance", key="one-click")
    other = api.post(f"{url}/acceptance", key="another-click")

    assert (again.status_code, again.json()) == (201, first.json())
    assert (other.status_code, other.json()["code"]) == (422, "quote.not_sent")
    assert len(api.get("/contracts").json()["rows"]) == 1


def test_a_declined_offer_gets_another_edition(api, service, house):
    url = f"/quotes/{api.post('/quotes', quote_body(house, service)).json()['id']}"
    api.post(f"{url}/sending")

    assert api.post(f"{url}/refusal", {"reason": "скъпо"}).json()["stage"] == "declined"
    assert api.post(f"{url}/editions").json()["edition"] == 2
    revised = api.patch(url, quote_body(house, service, months=24, version=api.get(url).json()["version"]))
    assert (revised.status_code, revised.json()["months"]) == (200, 24)
    assert len(api.get(f"{url}/editions").json()) == 1
