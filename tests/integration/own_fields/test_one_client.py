"""Own fields when two records are one client, when they part, and when a person is handed out or forgotten."""

import io
import json
import re
import zipfile

import pytest
from sqlalchemy import Engine, text

ZONE = {
    "subject": "client", "type": "choice", "bg": "Зона", "en": "Zone", "key": "zone",
    "choices": [{"bg": "Синя"}, {"bg": "Зелена"}],
}  # fmt: skip
FIELDS = (
    ZONE,
    {"subject": "client", "type": "number", "bg": "Часове", "key": "hours"},
    {"subject": "client", "type": "text", "bg": "Куче", "key": "dog", "personal": True},
    {"subject": "premises", "type": "text", "bg": "Съсед", "key": "neighbour", "personal": True},
)


@pytest.fixture
def people(api):
    for field in FIELDS:
        assert api.post("/own-fields", field).status_code == 201
    one = {"zone": "sinya", "dog": "Шаро хапе"}
    other = {"zone": "zelena", "hours": "2.5", "dog": "Шаро хапе"}
    made = [
        api.post("/clients", {"kind": "individual", "given_name": name, "phone": phone, "own": own}).json()["id"]
        for name, phone, own in (("Мария", "0888412037", one), ("Мария", "0888412038", other))
    ]
    api.post("/premises", {"client_id": made[0], "name": "Дом", "own": {"neighbour": "Леля Пена"}})
    return made


def own(api, client_id):
    return api.get(f"/clients/{client_id}").json()["own"]


def test_the_winner_keeps_its_values_and_takes_what_it_lacks_until_they_part(client, api, people):
    winner, loser = people
    shown = client.get(f"/clients/{winner}/merging?other={loser}").text
    assert re.search(r"Зона.*?take-own\.zone.*?Синя.*?take-own\.zone.*?Зелена", shown, re.DOTALL)
    assert re.search(r"Часове.*?2,5", shown, re.DOTALL)

    merged = api.post(f"/clients/{winner}/merges", {"loser_id": loser})
    assert merged.status_code == 201, merged.text
    assert own(api, winner) == {"zone": "sinya", "hours": "2.5", "dog": "Шаро хапе"}
    api.patch(f"/clients/{winner}", {"own": {"zone": "zelena"}})
    assert "Часове" in client.get("/clients/merges/1").text

    assert client.post("/clients/merges/1/undoing").status_code == 303
    assert own(api, winner) == {"zone": "zelena", "dog": "Шаро хапе"}
    assert own(api, loser) == {"zone": "zelena", "hours": "2.5", "dog": "Шаро хапе"}


def test_the_value_of_the_other_record_may_be_chosen(client, api, people):
    winner, loser = people

    client.post(f"/clients/{winner}/merges", data={"other": str(loser), "take-own.zone": "other"})

    assert own(api, winner)["zone"] == "zelena"
    assert api.post(f"/clients/{winner}/merges", {"loser_id": winner, "from_loser": ["own.shoe"]}).status_code == 422


def test_what_is_personal_goes_with_the_person_and_the_rest_stays(client, api, people, scope):
    winner, loser = people
    api.patch(f"/clients/{winner}", {"own": {"dog": "Шаро не хапе"}})
    api.post(f"/clients/{winner}/merges", {"loser_id": loser})
    packed = client.post(f"/clients/{winner}/person/export").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        meanings = json.loads(archive.read("data/own_fields.json"))
        told = json.loads(archive.read("data/clients.json"))
    assert {row["key"] for row in meanings} >= {"zone", "dog", "neighbour"}
    assert told[0]["own"]["dog"] == "Шаро не хапе"

    answer = client.post(f"/clients/{winner}/person/erasure", data={"ground": "Писмо от 12.11.2026"})
    assert answer.status_code == 303

    assert own(api, winner) == {"zone": "sinya", "hours": "2.5"}
    with scope.get(Engine).connect() as connection:
        for table in ("clients", "premises", "facts", "client_merges"):
            left = connection.scalar(text(f"select coalesce(string_agg(t::text, ' '), '') from {table} t"))
            assert not re.search("Шаро|Пена", left), table
