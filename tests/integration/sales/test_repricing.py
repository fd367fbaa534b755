"""Many contracts at once: the question, the annexes, the letters, and everything back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.application.sales.repricing.letters import PrintLetters
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.money import Money
from tests.agreements import Agreements, on

DAY = "2027-02-01"
FIGURES = text(
    "select premises_id, service_id, price, monthly, per, cost, cost_sheet_id, quantity, minutes, rrule, vat_code"
    " from contract_lines where starts_on <= :day and (ends_on is null or ends_on > :day) order by 1, 2, 3"
)
FEES = text(
    "select contract_id, premises_id, service_id, price from monthly_fees"
    " where starts_on <= :day and (ends_on is null or ends_on > :day) order by 1, 2, 3"
)
DUE = text(
    "select contract_id, i.title, i.rrule, i.price, i.minutes"
    " from plan_items i join cleaning_plans p on p.id = i.plan_id"
    " where i.starts_on <= :day and (i.ends_on is null or i.ends_on > :day) order by 1, 2, 4"
)


@pytest.fixture
def house(scope):
    return Agreements(scope)


@pytest.fixture
def pair(house):
    """One paid by the month, one partly by the visit."""
    return house.sign(), house.sign(
        house.line(price=Money(500)), house.line(premises_id=house.shop, price=Money(40), per=Per.VISIT)
    )


def figures(scope, *days):
    session = scope.get(Session)
    return [
        [tuple(row) for row in session.execute(what, {"day": day})] for what in (FIGURES, FEES, DUE) for day in days
    ]


def ask(**changes):
    return {"effective_on": DAY, "rule": "percent", "value": "10"} | changes


def test_a_simulation_stores_nothing_and_undoing_gives_back_every_figure(api, scope, pair):
    days = (date(2027, 1, 31), date(2027, 2, 1), date(2027, 11, 30))
    before = figures(scope, *days)

    shown = api.post("/contracts/repricings/simulation", ask(step="5")).json()
    assert figures(scope, *days) == before
    assert [(row["before"], row["after"]) for row in shown["rows"]] == [("300.00", "330.00"), ("846.67", "940.00")]

    body = {
        "question": ask(step="5"), "reason": "Поскъпнали материали",
        "contracts": [{"contract_id": row["contract_id"], "after": row["after"]} for row in shown["rows"]],
    }  # fmt: skip
    done = api.post("/contracts/repricings", body)
    assert (done.status_code, done.json()["standing"], done.json()["after"]) == (201, 2, "1270.00")
    after = figures(scope, *days)
    assert after[0] == before[0]
    assert after[1] != before[1]

    undone = api.post(f"/contracts/repricings/{done.json()['id']}/undoing", {"reason": "Отменено"}).json()

    assert (undone["standing"], [row["undone_by"] for row in undone["rows"]]) == (0, [2, 2])
    assert figures(scope, *days) == before
    again = api.post(f"/contracts/repricings/{done.json()['id']}/undoing", {"reason": "Пак"})
    assert again.json()["code"] == "repricing.undone"


def test_what_moved_since_the_simulation_refuses_the_whole(api, scope, pair):
    before = figures(scope, date(2027, 2, 1))
    chosen = [{"contract_id": pair[0], "after": "330.00"}, {"contract_id": pair[1], "after": "1.00"}]
    refused = api.post("/contracts/repricings", {"question": ask(), "reason": "х", "contracts": chosen})
    assert (refused.status_code, refused.json()["code"]) == (422, "repricing.moved")
    assert figures(scope, date(2027, 2, 1)) == before


def test_a_contract_changed_since_keeps_its_prices_when_the_rest_go_back(api, scope, house, pair):
    chosen = [{"contract_id": number} for number in pair]
    made = api.post("/contracts/repricings", {"question": ask(), "reason": "х", "contracts": chosen}).json()
    lines = [
        {"premises_id": one.premises_id, "service_id": one.service_id, "rrule": one.rrule, "price": "777.00",
         "per": "month", "quantity": str(one.quantity), "line_id": one.id}
        for one in house.sales.contract_lines(pair[0]) if one.in_force(date(2027, 3, 1))
    ]  # fmt: skip
    annex = api.post(f"/contracts/{pair[0]}/annexes", {"effective_on": "2027-03-01", "lines": lines})
    assert annex.status_code == 201, annex.text

    undone = api.post(f"/contracts/repricings/{made['id']}/undoing", {"reason": "Отменено"}).json()

    assert {row["contract_id"]: row["undone_by"] for row in undone["rows"]} == {pair[0]: None, pair[1]: 2}


def test_to_a_margin_uses_what_the_work_costs_today_and_points_at_outliers(api, house, pair):
    shown = api.post("/contracts/repricings/simulation", ask(rule="margin", value="30", may_fall=True)).json()
    for row in shown["rows"]:
        assert Decimal(row["margin_after"]) == pytest.approx(Decimal(30), abs=Decimal("0.05"))
        assert ("jump" in row["outliers"]) == (Decimal(row["after"]) > Decimal(row["before"]) * Decimal("1.15"))
    absurd = api.post("/contracts/repricings/simulation", ask(rule="margin", value="100"))
    assert (absurd.status_code, absurd.json()["facts"]["field"]) == (422, "value")


def test_the_filter_and_the_number_of_queries_stay_bounded(api, house, pair):
    one = api.post("/contracts/repricings/simulation", ask(least="400")).json()
    assert [row["contract_id"] for row in one["rows"]] == [pair[1]]
    none = api.post("/contracts/repricings/simulation", ask(service_id=house.windows)).json()
    assert none["rows"] == []


def test_on_screens_it_is_asked_agreed_printed_and_taken_back(client, clock, scope, pair):
    on(clock, date(2026, 12, 10))
    page = client.get("/contracts/repricings/new").text
    assert "Покажи какво ще стане" in page
    wrong = client.get("/contracts/repricings/new?rule=percent&value=много&effective_on=2027-02-01")
    assert (wrong.status_code, "много" in wrong.text) == (422, True)
    shown = client.get(f"/contracts/repricings/new?rule=percent&value=10&effective_on={DAY}").text
    assert f'value="{pair[0]}:330.00"' in shown

    asked = {"rule": "percent", "value": "10", "effective_on": DAY}
    nobody = client.post("/contracts/repricings", data=asked | {"reason": "Поскъпване"})
    assert (nobody.status_code, "Изберете поне един договор" in nobody.text) == (422, True)
    silent = client.post("/contracts/repricings", data=asked | {"contract": f"{pair[0]}:330.00"})
    assert (silent.status_code, "330,00" in silent.text) == (422, True)
    made = client.post("/contracts/repricings", data=asked | {"contract": f"{pair[0]}:330.00", "reason": "Поскъпване"})
    assert made.status_code == 303
    there = made.headers["location"]
    assert "Отпечатване на писмата" in client.get(there).text

    scope.get(PrintLetters)(repricing_id=int(there.rsplit("/", 1)[1]))

    assert client.get(f"{there}/letters").content[:5] == b"%PDF-"
    assert "Поскъпване" in client.get("/contracts/repricings").text
    assert client.post(f"{there}/undoing", data={"reason": ""}).status_code == 422
    assert client.post(f"{there}/undoing", data={"reason": "Грешка"}).status_code == 303
    assert "Отменена" in client.get("/contracts/repricings").text
    assert client.get(f"/contracts/{pair[0]}/annexes/2/pdf?letter=true").content[:5] == b"%PDF-"
