"""Indexation from the settings to the letter, and ends that are told of once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.application.sales.contract_inputs import TermsInputs
from cleaning.application.sales.jobs import KeepContracts
from cleaning.domain.shared.money import Money
from tests.agreements import Agreements, on
from tests.money import scalar

BY_INDEX = TermsInputs(index="cpi", index_month=1)


@pytest.fixture
def house(scope):
    return Agreements(scope)


@pytest.fixture
def due(house, clock):
    """A contract of a year ago, due on 1.1.2028."""
    contract_id = house.sign(terms=BY_INDEX, months=36)
    on(clock, date(2027, 12, 10))
    return contract_id


def test_the_api_previews_and_makes_the_annexes_once(api, house, due):
    assert api.get("/contracts/indexations?on=2028-01-01").json()[0]["percent"] is None
    assert api.post("/price-indexes", {"code": "cpi", "name": "ИПЦ (НСИ)"}).status_code == 201
    assert api.post("/price-indexes", {"code": "cpi", "name": "Пак"}).json()["code"] == "index.known"
    assert api.post("/price-indexes/cpi/values", {"on": "2027-11-30", "value": "4.5"}).status_code == 201

    (one,) = api.get("/contracts/indexations?on=2028-01-15").json()
    assert (one["percent"], one["before"], one["after"], one["difference"]) == ("4.5000", "300.00", "313.50", "13.50")
    body = {"on": "2028-01-01", "contract_ids": [due]}
    assert api.post("/contracts/indexations", body).json() == {"annexes": 1}

    assert api.get("/contracts/indexations?on=2028-01-01").json() == []
    assert api.post("/contracts/indexations", body).json()["code"] == "annex.not_due"
    assert [line["price"] for line in api.get(f"/contracts/{due}/history").json()["lines"]] == ["300.00", "313.50"]


def test_the_database_refuses_a_second_indexation_of_a_year(scope, due):
    session = scope.get(Session)
    row = ("insert into contract_annexes (contract_id, number, kind, effective_on, signed_on, terms, index_year)"
           " values (:id, :n, 'indexation', '2028-01-01', '2028-01-01', '{}', 2028)")  # fmt: skip
    session.execute(text(row), {"id": due, "n": 1})
    with pytest.raises(Exception, match="uq_contract_annexes_contract_id_index_year"):
        session.execute(text(row), {"id": due, "n": 2})
    session.rollback()


def test_on_screens_the_index_is_typed_the_contracts_chosen_and_the_letter_printed(client, due):
    client.post("/settings/indexes", data={"code": "cpi", "name": "ИПЦ", "kind": "percent"})
    assert client.post("/settings/indexes/values", data={"index": "cpi", "on": "", "value": "4"}).status_code == 422
    client.post("/settings/indexes/values", data={"index": "cpi", "on": "2027-11-30", "value": "4,5"})
    assert "4,50" in client.get("/settings/indexes").text

    page = client.get("/contracts/indexation?month=2028-01").text
    assert "313,50" in page
    nobody = client.post("/contracts/indexation", data={"month": "2028-01"})
    assert (nobody.status_code, "Изберете поне един договор" in nobody.text) == (422, True)
    assert client.post("/contracts/indexation", data={"month": "2028-01", "contract_ids": str(due)}).status_code == 303

    assert "писмо до клиента" in client.get(f"/contracts/{due}").text
    annex, letter = (client.get(f"/contracts/{due}/annexes/1/pdf{query}") for query in ("", "?letter=true"))
    assert (annex.content[:5], letter.content[:5]) == (b"%PDF-", b"%PDF-")
    assert client.get(f"/contracts/{due}/annexes/1/pdf?letter=true").content == letter.content
    assert client.get(f"/contracts/{due}/annexes/2/pdf").status_code == 404


def test_the_end_of_a_contract_becomes_a_task_once_per_threshold(scope, house, clock):
    contract_id = house.sign(months=6)
    tasks = []
    for days in (61, 60, 59, 30, 29, 7, 1):
        on(clock, date(2027, 6, 1) - timedelta(days=days))
        scope.get(KeepContracts)()
        scope.get(KeepContracts)()
        tasks.append(scalar(scope, "select count(*) from follow_ups where client_id = :id", id=house.client))

    assert tasks == [0, 1, 1, 2, 2, 3, 3]
    told = scalar(scope, "select max(text) from follow_ups where client_id = :id", id=house.client)
    assert told == "Договор Д000001 приключва на 01.06.2027"
    assert house.card(contract_id).monthly == Money(300)
