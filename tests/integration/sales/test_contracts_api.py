"""Contracts by API: from a draft to its end."""

import pytest

from tests.agreements import Agreements
from tests.offers import a_client, some_premises


@pytest.fixture
def house(scope):
    return Agreements(scope)


def body(house, **changes):
    line = {"premises_id": house.office, "service_id": house.cleaning, "rrule": "FREQ=WEEKLY;BYDAY=TU,FR",
            "price": "300.00", "per": "month"}  # fmt: skip
    return {"client_id": house.client, "title": "Офис", "starts_on": "2026-12-01", "months": 12,
            "terms": {"notice_days": 30, "renewal_months": 12}, "lines": [line]} | changes  # fmt: skip


def signed(api, house, **changes):
    url = f"/contracts/{api.post('/contracts', body(house, **changes)).json()['id']}"
    api.post(f"{url}/activation")
    return url


def test_a_contract_is_drafted_changed_signed_and_listed(api, house):
    made = api.post("/contracts", body(house))
    url = f"/contracts/{made.json()['id']}"
    assert (made.status_code, made.json()["stage"], made.json()["number"]) == (201, "draft", "")

    changed = api.patch(url, body(house, title="Офис и склад", version=made.json()["version"]))
    assert (changed.status_code, changed.json()["title"]) == (200, "Офис и склад")
    assert api.patch(url, body(house, version=1)).status_code == 409
    signed = api.post(f"{url}/activation", {"signed_on": "2026-11-20"})

    assert (signed.status_code, signed.json()["number"], signed.json()["monthly"]) == (200, "Д000001", "300.00")
    assert signed.json()["terms"]["renewal"] == {"months": 12, "notice_days": 30}
    assert api.delete(url).json()["code"] == "contract.stage"
    draft = api.post("/contracts", body(house)).json()
    assert api.delete(f"/contracts/{draft['id']}").status_code == 204


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 1), ("stage=draft", 0), ("renews=true", 1), ("renews=false", 0), ("kind=individual", 1),
     ("kind=organisation", 0), ("least=300", 1), ("least=301", 0), ("most=299", 0), ("ends_before=2027-12-02", 1),
     ("ends_before=2027-12-01", 0), ("q=офис", 1)],
)  # fmt: skip
def test_the_list_is_narrowed(api, house, query, count):
    signed(api, house)
    assert len(api.get(f"/contracts?{query}").json()["rows"]) == count


def test_an_annex_changes_it_from_its_day_and_the_history_says_so(api, house):
    url = signed(api, house)
    line = {**body(house)["lines"][0], "price": "330.00", "line_id": api.get(url).json()["lines"][0]["id"]}
    annex = {"effective_on": "2027-03-16", "lines": [line], "ends_on": "2027-12-01", "reason": "Нов етаж"}

    made = api.post(f"{url}/annexes", annex)

    assert made.status_code == 201
    assert [(one["price"], one["starts_on"], one["ends_on"]) for one in made.json()["lines"]] == [
        ("300.00", "2026-12-01", "2027-03-16"), ("330.00", "2027-03-16", None),
    ]  # fmt: skip
    assert (api.get(url).json()["monthly"], made.json()["annexes"][0]["reason"]) == ("300.00", "Нов етаж")
    again = api.post(f"{url}/annexes", annex)
    assert (again.status_code, again.json()["code"]) == (422, "annex.line_gone")


def test_nothing_has_lost_margin_before_any_price_moved(api):
    assert api.get("/contracts/drift").json() == []


def test_it_rests_goes_on_and_ends_after_notice(api, house):
    url = signed(api, house)
    rest = {"starts_on": "2026-12-10", "reason": "Ремонт"}

    assert api.post(f"{url}/suspensions", rest).json()["stage"] == "active"
    assert api.post(f"{url}/suspensions", rest).json()["code"] == "contract.rests_already"
    assert api.post(f"{url}/resumption", {"on": "2026-12-20"}).status_code == 200
    assert api.post(f"{url}/termination", {"by": "client", "reason": "", "given_on": "2027-01-01"}).status_code == 422
    notice = {"by": "client", "reason": "Мести се", "given_on": "2027-01-01"}
    assert api.post(f"{url}/termination", notice).json()["ends_on"] == "2027-01-31"
    assert api.delete(f"{url}/termination").json()["ends_on"] == "2027-12-01"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"title": " "}, "field.required", "title"),
        ({"ends_on": "2026-11-01", "months": None}, "contract.dates", "ends_on"),
        ({"months": 500}, "contract.months", "months"),
        ({"terms": {"notice_days": 999}}, "contract.days", "notice_days"),
        ({"terms": {"index": "cpi", "index_cap": "1", "index_floor": "2"}}, "contract.index_bounds", "index_cap"),
        ({"terms": {"late_rate": "11"}}, "contract.rate", "late_rate"),
    ],
)
def test_nonsense_is_a_problem_with_its_code_and_field(api, house, change, code, field):
    answer = api.post("/contracts", body(house, **change))

    assert (answer.status_code, answer.json()["code"], answer.json()["facts"]["field"]) == (422, code, field)
    assert api.get("/contracts").json()["rows"] == []


def test_a_place_of_somebody_else_is_refused(api, house, scope):
    place = some_premises(scope, a_client(scope, "Петър Иванов"))
    line = {**body(house)["lines"][0], "premises_id": place}
    assert api.post("/contracts", body(house, lines=[line])).json()["code"] == "quote.foreign_premises"
