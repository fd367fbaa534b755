"""Persons and firms have numbers, demanded fields, columns and papers of their own, chosen in Settings."""

import re

import pytest
from sqlalchemy import Engine

from cleaning.application.clients.recipients import RecipientQueries
from cleaning.application.sales.queries import SalesQueries
from tests.counting import counted
from tests.planning import HERE, House

FIRM = {"kind": "organisation", "legal_name": "Янтра ООД", "eik": "999990010"}
PERSON = {"kind": "individual", "given_name": "Мария", "family_name": "Тодорова"}
SETTINGS = {
    "rules": {"required": ["accountable", "contacts"], "columns": ["number", "eik", "phone"]},
    "papers": {"contract": ["contract"], "quote": [], "visit": ["acceptance"]},
}


def errors(text):
    return dict(re.findall(r'<p class="error" id="f-([\w-]+)-error">(.*?)</p>', text))


def test_each_kind_counts_for_itself(api):
    numbers = [api.post("/clients", one | {"despite_twins": True}).json()["number"] for one in (FIRM, PERSON, FIRM)]
    assert [number[0] for number in numbers] == ["Ю", "Ф", "Ю"]
    assert int(numbers[2][1:]) == int(numbers[0][1:]) + 1
    assert [row["number"] for row in api.get(f"/clients?q={numbers[1].lower()}").json()["rows"]] == [numbers[1]]


def test_what_is_demanded_is_refused_at_its_field_and_old_records_say_what_is_missing(client, api):
    old = api.post("/clients", FIRM).json()
    assert api.patch("/client-kinds/organisation", SETTINGS).status_code == 200
    new = {"kind": "organisation", "legal_name": "Осъм ООД", "status": "lead", "language": "bg"}
    refused = client.post("/clients", data=new)
    assert refused.status_code == 422
    assert set(errors(refused.text)) == {"accountable", "contact-0-name"}
    assert "Осъм ООД" in refused.text
    assert api.post("/clients", FIRM | {"despite_twins": True}).json()["code"] == "invalid"

    card = client.get(f"/clients/{old['id']}").text
    assert "Още липсва: МОЛ, Хора за връзка." in card
    assert f'href="/clients/{old["id"]}/edit#f-accountable"' in card
    assert api.patch(f"/clients/{old['id']}", {"note": "друго"}).status_code == 200
    assert api.patch(f"/clients/{old['id']}", {"accountable": ""}).status_code == 422
    listed = client.get("/clients/organisations?incomplete=true").text
    assert "Янтра ООД" in listed
    filled = {"accountable": "Калина Дойчева", "contacts": [{"name": "Калина Дойчева"}]}
    assert api.patch(f"/clients/{old['id']}", filled).status_code == 200
    assert "Янтра ООД" not in client.get("/clients/organisations?incomplete=true").text
    assert "Още липсва" not in client.get(f"/clients/{old['id']}").text


def test_a_person_needs_nothing_of_what_is_demanded_of_firms(api):
    api.patch("/client-kinds/organisation", SETTINGS)
    assert api.post("/clients", PERSON).status_code == 201


def test_the_screen_keeps_what_was_chosen_and_the_list_shows_it(client, api, scope):
    api.post("/clients", FIRM)
    chosen = {"required": ["eik"], "columns": ["number", "eik"], "contract": ["contract"], "visit": ["acceptance"]}
    saved = client.post("/settings/kinds/organisation", data=chosen)
    assert saved.headers["location"] == "/settings/kinds/organisation"
    stored = api.get("/client-kinds/organisation").json()
    assert stored["rules"] == {"required": ["eik"], "columns": ["number", "eik"]}
    assert stored["papers"] == {"contract": ["contract"], "quote": [], "order": [], "visit": ["acceptance"]}
    with counted(scope.get(Engine)) as sent:
        listed = client.get("/clients/organisations").text
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)', listed) == ["Име", "Номер", "ЕИК"]
    assert len(sent) <= 10


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"columns": []}, "columns"),
        ({"columns": [*"abc"]}, "columns"),
        ({"required": ["egn"], "columns": ["phone"]}, "required"),
        ({"columns": ["phone"], "quote": ["keys"]}, "quote"),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_nothing_is_half_stored(client, api, wrong, field):
    before = api.get("/client-kinds/organisation").json()
    refused = client.post("/settings/kinds/organisation", data={"contract": ["keys"], **wrong})
    assert (refused.status_code, set(errors(refused.text))) == (422, {field})
    assert api.get("/client-kinds/organisation").json() == before


def test_an_unknown_kind_is_not_there(client):
    assert client.get("/settings/kinds/robots").status_code == 404


def test_a_contact_says_how_to_be_reached_and_a_message_follows(client, api, scope):
    made = api.post("/clients", FIRM | {"phone": "0888412037"}).json()
    recipient = lambda: scope.get(RecipientQueries).recipients([made["id"]])[made["id"]]  # noqa: E731
    assert (recipient().phone, recipient().language, recipient().person) == ("+359888412037", "bg", "")
    people = [
        {"name": "Иво", "phone": "0887111222", "channel": "email"},
        {"name": "Ann", "phone": "0887333444", "channel": "sms", "language": "en"},
    ]
    api.patch(f"/clients/{made['id']}", {"contacts": people})
    assert (recipient().phone, recipient().language, recipient().person) == ("+359887333444", "en", "Ann")
    card = client.get(f"/clients/{made['id']}").text
    assert "предпочита SMS" in card
    assert "Ann" in client.get(f"/messages/new?client_id={made['id']}").text
    form = client.get(f"/clients/{made['id']}/edit").text
    assert re.search(r'name="contact-1-channel".*?<option value="sms" selected>', form, re.DOTALL)
    kept = client.post(
        f"/clients/{made['id']}",
        data={"version": 2, "status": "lead", "language": "bg", "legal_name": "Янтра ООД", "contact-0-name": "Ann",
              "contact-0-phone": "0887333444", "contact-0-channel": "phone", "contact-0-language": "en"},
    )  # fmt: skip
    assert kept.status_code == 303, errors(kept.text)
    assert [one["channel"] for one in api.get(f"/clients/{made['id']}").json()["contacts"]] == ["phone"]


def test_without_a_number_of_its_own_the_client_is_written_to_through_a_person(api, scope):
    people = [{"name": "Иво", "phone": "0887111222", "channel": "phone"}, {"name": "Ан", "phone": "0887333444"}]
    made = api.post("/clients", FIRM | {"contacts": people}).json()
    assert scope.get(RecipientQueries).recipients([made["id"]])[made["id"]].person == "Ан"


def test_the_action_document_offers_the_papers_of_the_kind_first(client, api, scope):
    contract_id = House(scope).office()
    client_id = scope.get(SalesQueries).contract(contract_id, scope=HERE).client_id
    api.patch("/client-kinds/organisation", SETTINGS)
    with counted(scope.get(Engine)) as sent:
        shown = client.get(f"/clients/{client_id}/papers")
    assert shown.status_code == 200
    assert len(sent) <= 10, "\n".join(x[:150] for x in sent)
    assert f'href="/contracts/{contract_id}/pdf"' in shown.text
    papers = api.get(f"/clients/{client_id}/papers").json()
    contract = next(one for one in papers["groups"] if one["origin"] == "contract")
    assert [one["kind"] for one in contract["first"]] == ["contract"]
    assert "specification" in [one["kind"] for one in contract["others"]]
    client.get(f"/contracts/{contract_id}/pdf")
    again = api.get(f"/clients/{client_id}/papers").json()
    assert "contract" in next(one for one in again["groups"] if one["origin"] == "contract")["done"]


def test_a_stranger_sees_no_papers(api):
    assert api.get("/clients/999999/papers").status_code == 404
