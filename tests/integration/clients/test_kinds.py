"""Persons and firms have pages, columns, conditions and figures of their own; both are found together."""

import re

import pytest
from sqlalchemy import Engine

from tests.counting import counted
from tests.money import a_client, a_company, a_desk, an_invoice, item, pays

FIRM = {"kind": "organisation", "legal_name": "Янтра ООД", "eik": "999990010", "city": "Русе", "phone": "0888412037"}
PERSON = {"kind": "individual", "given_name": "Мария", "family_name": "Тодорова", "city": "Варна"}


@pytest.fixture
def both(api):
    return [api.post("/clients", one).json()["id"] for one in (FIRM, PERSON)]


def heads(page):
    return re.findall(r'<th scope="col"[^>]*>([^<]*)', page)


def test_each_kind_has_its_own_page_and_columns_and_the_search_finds_both(client, both):
    firms, persons = (client.get(f"/clients/{kind}").text for kind in ("organisations", "individuals"))
    assert "Янтра ООД" in firms
    assert "Мария Тодорова" not in firms
    assert "Мария Тодорова" in persons
    assert "Янтра" not in persons
    assert set(heads(firms)) - set(heads(persons)) == {"Лице за контакт", "На месец"}
    assert set(heads(persons)) - set(heads(firms)) == {"Адрес", "Последно", "Следващо посещение"}
    everybody = client.get("/clients").text
    assert "Янтра ООД" in everybody
    assert "Мария Тодорова" in everybody
    assert 'href="/clients/new?kind=individual"' in persons


def test_conditions_of_a_page_live_in_its_address(client, both):
    assert "Янтра" in client.get("/clients/organisations?city=Русе").text
    assert "Янтра ООД</a>" not in client.get("/clients/organisations?city=Варна").text
    part = client.get("/clients/individuals?q=maria", headers=client.htmx("clients")).text
    assert part.lstrip().startswith('<div id="clients"')
    assert "Мария" in part
    exported = client.get("/clients/export.csv?kind=individual").text
    assert "Мария" in exported
    assert "Янтра" not in exported


def test_a_page_of_a_kind_asks_few_questions(client, both, scope):
    for kind in ("organisations", "individuals"):
        with counted(scope.get(Engine)) as sent:
            client.get(f"/clients/{kind}")
        assert len(sent) <= 10


def test_the_responsible_person_is_chosen_in_the_form(client, both):
    form = client.get(f"/clients/{both[0]}/edit").text
    assert 'name="manager_id"' in form
    assert 'name="manager_id"' in client.get("/clients/new?kind=individual").text


def test_revenue_and_receivables_are_split_by_kind(client, api, scope):
    a_company(scope)
    firm = a_client(scope)
    person = api.post("/clients", PERSON).json()["id"]
    an_invoice(scope, firm, item("100.00"))
    an_invoice(scope, person, item("40.00"))
    pays(scope, person, a_desk(scope), "48.00")

    found = {one["kind"]: one for one in api.get("/reports/kinds").json()}
    whole = api.get("/reports/margin").json()["total"]["revenue"]
    assert found["organisation"]["total"]["revenue"] == "100.00"
    assert found["individual"]["total"]["revenue"] == "40.00"
    assert whole == "140.00"
    assert (found["organisation"]["owed"], found["organisation"]["owing"]) == ("120.00", 1)
    assert (found["individual"]["owed"], found["individual"]["owing"]) == ("0.00", 0)
    assert found["individual"]["settled"] == "48.00"
    shown = client.get("/reports/kinds").text.replace("\u00a0", " ")
    assert "100,00 €" in shown
    assert "71,4 %" in shown
    assert "individual" not in client.get("/reports/kinds?file=csv").text
    assert client.as_("dispatcher").get("/reports/kinds").status_code == 403
