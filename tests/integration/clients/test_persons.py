"""A person may have all that is kept about them, and may be forgotten: they alone, everywhere, and the books stay."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.change_client import ChangeClient
from cleaning.application.clients.commands import ClientChange, NewClient, PersonInput
from cleaning.application.clients.log_interaction import LogInteraction, NewInteraction
from cleaning.application.clients.persons.export_person import ExportPerson
from cleaning.application.clients.persons.forget_person import ForgetPerson, Forgetting
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.domain.clients.values import ClientKind, InteractionKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.treasury.values import DeskKind
from tests.money import a_company, a_desk, an_invoice, pays
from tests.snapshots import broken_promises, differences, snapshot

LETTER = Forgetting(ground="Писмо от 12.11.2026")
NUMBERS = ("0888412037", "+359888412037", "m0888412037", "ул. Борисова 37", "Баба Тодороваска")
BOOKS = {"invoices", "invoice_lines", "invoice_vat", "payments", "debts", "allocations", "entries", "entry_lines"}


def a_person(scope, given="Мария", family="Тодорова", phone="0888412037", desk=None):
    """Somebody with people, a place, words written down, a change, an invoice and its payment."""
    client_id = scope.get(AddClient)(
        NewClient(
            kind=ClientKind.INDIVIDUAL, given_name=given, family_name=family, phone=phone, city="Русе",
            email=f"m{phone}@example.bg", address=f"ул. Борисова {phone[-2:]}", note="съпругът вдига",
            egn="7501010010" if family == "Тодорова" else None,
            contacts=(PersonInput(name=f"Иван {family}", phone="+359899" + phone[-6:]),), despite_twins=True,
        )
    )  # fmt: skip
    scope.get(AddPremises)(
        NewPremises(
            client_id=client_id, name=f"Домът на {given} {family}", settlement="Русе", street="Борисова", flat="7",
            contact_phone="0888412999", contact_name=f"Баба {family}ска", wishes="без хлор",
        )
    )  # fmt: skip
    scope.get(ChangeClient)(client_id, ClientChange(note="вдига след 18 ч."))
    scope.get(LogInteraction)(
        NewInteraction(client_id=client_id, kind=InteractionKind.CALL_IN, text=f"{given} пита за прозорци")
    )
    if desk is not None:
        an_invoice(scope, client_id)
        pays(scope, client_id, desk, "120.00")
    return client_id


def told(engine, *without):
    """Everything in the database but these tables, as one text."""
    rows = snapshot(engine, *without)
    with engine.connect() as connection:
        facts = connection.execute(text("select id, data::text from facts order by id")).all()
    return repr(sorted(rows.items(), key=str)), dict(map(tuple, facts))


def test_only_that_person_is_forgotten_and_the_books_stay(scope):
    a_company(scope)
    engine, desk = scope.get(Engine), a_desk(scope, DeskKind.BANK)
    neighbour = a_person(scope, "Мария", "Стоянова", "0888412555", desk)

    @settings(max_examples=4, suppress_health_check=list(HealthCheck), deadline=None, phases=[Phase.generate])
    @given(st.sampled_from(["Мария", "Йорданка", "O'Neil"]), st.booleans())
    def forgotten(given_name, paid):
        person = a_person(scope, given_name, "Тодорова", "0888412037", desk if paid else None)
        before, (_, facts_before) = snapshot(engine), told(engine)
        scope.get(ForgetPerson)(person, LETTER)
        changed = differences(before, snapshot(engine))
        rest, facts = told(engine, *BOOKS, "documents")

        for gone in (
            "0888412037",
            "+359888412037",
            f"{given_name} Тодорова",
            "m0888412037",
            "ул. Борисова 37",
            "Баба Рада",
        ):
            assert gone not in rest, gone
            assert not [data for data in facts.values() if gone in data]
        assert not {table for table, _ in changed} & BOOKS
        for (table, key), values in changed.items():
            row = before.get((table, key)) or snapshot(engine)[table, key]
            owner = key[0] if table == "clients" else row.get("client_id")
            assert owner == person, (table, key, values)
        touched = {fact_id for fact_id, data in facts_before.items() if facts[fact_id] != data}
        with engine.connect() as connection:
            others = connection.execute(text("select id from facts where client_id <> :person"), {"person": person})
            assert touched.isdisjoint(others.scalars())
        assert touched
        assert f"Лице {person:05d}" in rest
        assert broken_promises(engine) == {}

    forgotten()
    kept = snapshot(engine)["clients", (neighbour,)]
    assert (kept["phone"], kept["name"]) == ("+359888412555", "Мария Стоянова")


def test_a_file_for_the_person_holds_all_of_theirs_and_nothing_of_others(scope):
    a_company(scope)
    person = a_person(scope, desk=a_desk(scope, DeskKind.BANK))
    a_person(scope, "Мария", "Стоянова", "0888412555")

    with zipfile.ZipFile(io.BytesIO(scope.get(ExportPerson)(person))) as archive:
        names = set(archive.namelist())
        listed = {entry["name"] for entry in json.loads(archive.read("manifest.json"))}
        everything = b"".join(archive.read(name) for name in names).decode()

    assert names == listed | {"manifest.json"}
    assert {f"data/{t}.json" for t in ("clients", "contacts", "premises", "interactions", "invoices", "facts")} <= names
    for text_ in ("Мария Тодорова", "7501010010", "Баба Тодороваска", "пита за прозорци"):
        assert text_ in everything
    assert "0888412555" not in everything
    assert "Стоянова" not in everything


@pytest.mark.parametrize(("kind", "code"), [("owes", "forget.money"), ("firm", "forget.organisation")])
def test_who_cannot_be_forgotten_yet_is_told_why(scope, kind, code):
    a_company(scope)
    if kind == "firm":
        client_id = scope.get(AddClient)(NewClient(kind=ClientKind.ORGANISATION, legal_name="Янтра ООД"))
    else:
        client_id = a_person(scope)
        an_invoice(scope, client_id)
    before = snapshot(scope.get(Engine))

    with pytest.raises(RuleBroken) as refusal:
        scope.get(ForgetPerson)(client_id, LETTER)

    assert refusal.value.code == code
    assert differences(before, snapshot(scope.get(Engine))) == {}


def test_messages_go_with_the_person_and_those_that_wait_are_not_sent(scope, api, client):
    person = a_person(scope)
    assert api.post("/messages", {"client_id": person, "text": "Мария Тодорова, утре в 9"}).status_code == 201

    scope.get(ForgetPerson)(person, LETTER)

    with scope.get(Engine).connect() as connection:
        row = connection.execute(text("select recipient, text, stage from messages")).one()
    assert tuple(row) == ("•••", "•••", "cancelled")
    assert client.get("/messages").status_code == 200
    assert broken_promises(scope.get(Engine)) == {}


@pytest.mark.parametrize("contact", ["null", "true", "text", '": "', "standard", 'Иван "Б" \\'])
def test_whatever_somebody_of_theirs_is_called_memory_keeps_its_shape(scope, api, contact):
    person = a_person(scope)
    scope.get(ChangeClient)(person, ClientChange(contacts=(PersonInput(name=contact),)))

    scope.get(ForgetPerson)(person, LETTER)

    assert api.get(f"/clients/{person}/timeline").status_code == 200
    assert broken_promises(scope.get(Engine)) == {}


def test_memory_can_be_emptied_in_no_other_way(scope, database):
    person = a_person(scope)
    for statement in (
        f"update facts set data = '{{}}' where client_id = {person}",
        f"select erase_from_memory(1, array[{person}], '[]', array['Мария'], array['x'], 'y', array['text'])",
        f"delete from facts where client_id = {person}",
    ):
        with (
            scope.get(Engine).connect() as connection,
            pytest.raises(Exception, match=r"append-only|logged first|denied"),
        ):
            connection.execute(text(statement))


def test_lawful_requests_on_screens_and_by_api(client, api):
    card = client.post("/clients", data={"kind": "individual", "given_name": "Мария", "language": "bg"}).headers[
        "location"
    ]
    assert "Да бъде забравено" in client.get(f"{card}/person").text
    exported = client.post(f"{card}/person/export")
    assert (exported.status_code, exported.headers["content-type"]) == (200, "application/zip")

    empty = client.post(f"{card}/person/erasure", data={"ground": ""})
    assert empty.status_code == 422
    assert client.post(f"{card}/person/erasure", data={"ground": "Писмо"}).headers["location"] == card
    shown = client.get(card).text
    assert "Лице 00001" in shown
    assert "Лицето е забравено по негово искане" in shown

    other = api.post("/clients", {"kind": "individual", "given_name": "Рада"}).json()["id"]
    assert api.post(f"/clients/{other}/person/export").content[:2] == b"PK"
    assert api.post(f"/clients/{other}/person/erasure", {"ground": "Писмо"}).json()["records"] > 0
    assert client.as_("office").get(f"{card}/person").status_code == 403
