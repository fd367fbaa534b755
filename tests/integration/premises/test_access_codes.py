"""Codes are sealed wherever they are kept, shown one by one to who needs them, and each look is a fact."""

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, text

from cleaning.adapters.secrets.vault import AesVault, KeyRing
from cleaning.adapters.sql.premises.sealing import seal_open_codes
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Role
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.cli import main
from cleaning.domain.shared.sealed import Sealed
from tests.app import SECRET_KEY, People, viewer
from tests.planning import HERE, House

TOKENS = {"Росица Илиева": "rositsa", "Емил Кръстев": "emil"}
OTHER_KEY = "b3RoZXIga2V5IG9mIHRlc3RzIGZvciByb3RhdGlvbi4="


@pytest.fixture
def house(scope):
    return House(scope)


@pytest.fixture
def place(api, house):
    premises_id = house.premises(house.client())
    for label, code in (("Входна врата", "8812 Щ"), ("Аларма", "СОТ 4471")):
        assert api.post(f"/premises/{premises_id}/codes", {"label": label, "text": code}).status_code == 201
    return f"/premises/{premises_id}"


@pytest.fixture
def stored(scope):
    def everything():
        """Every text and byte of every table, as one."""
        with scope.get(Engine).connect() as connection:
            tables = connection.scalars(text("select tablename from pg_tables where schemaname = 'public'")).all()
            rows = [connection.scalar(text(f"select string_agg(t::text, ' ') from {name} t")) or "" for name in tables]
            bodies = connection.scalars(text("select body from idempotency_keys where body is not null")).all()
        return " ".join(rows) + b" ".join(bytes(body) for body in bodies).decode()

    return everything


def test_a_code_is_told_to_who_asks_and_lies_open_nowhere(api, client, place, stored):
    codes = api.get(f"{place}/codes").json()
    assert [code["label"] for code in codes] == ["Входна врата", "Аларма"]

    shown = api.post(f"{place}/codes/{codes[1]['id']}/reveals")

    assert (shown.status_code, shown.json()["text"]) == (201, "СОТ 4471")
    page = client.as_("office").post(f"{place}/codes/{codes[0]['id']}/reveal", data={"key": "twice"})
    assert "8812 Щ" in page.text
    for answer in (api.get(place).text, client.get(place).text, client.get("/premises").text, stored()):
        assert "СОТ 4471" not in answer
        assert "8812 Щ" not in answer


def test_each_look_is_a_fact_with_who_and_what_even_with_the_same_key(api, place, scope):
    code = api.get(f"{place}/codes").json()[0]["id"]
    for _ in range(2):
        assert api.post(f"{place}/codes/{code}/reveals", key="same").json()["text"] == "8812 Щ"

    with scope.get(Engine).connect() as connection:
        looks = connection.execute(text("select actor, data from facts where kind = 'premises.AccessCodeRevealed'"))
        assert [(row.actor, row.data["label"]) for row in looks] == [("Проба owner", "Входна врата")] * 2


@pytest.mark.parametrize(("role", "status"), [("dispatcher", 200), ("inspector", 403), ("accountant", 403)])
def test_only_who_may_is_told(api, client, place, role, status):
    code = api.get(f"{place}/codes").json()[0]["id"]
    assert client.as_(role).post(f"{place}/codes/{code}/reveal").status_code == status


def test_a_code_is_replaced_renamed_and_forgotten(api, client, place):
    code = api.get(f"{place}/codes").json()[0]["id"]
    at = f"{place}/codes/{code}"

    client.post(at, data={"label": "Врата", "text": ""})
    assert api.post(f"{at}/reveals").json() == {"id": code, "label": "Врата", "text": "8812 Щ"}
    api.patch(at, {"label": "Врата", "text": "9900"})
    assert api.post(f"{at}/reveals").json()["text"] == "9900"
    assert [row["label"] for row in api.delete(at).json()] == ["Аларма"]
    assert api.post(f"{at}/reveals").status_code == 404


def test_a_code_of_another_place_is_not_reached_through_this_one(api, house, place):
    other = house.premises(house.client("Друг ООД"), "Друг офис")
    code = api.get(f"{place}/codes").json()[0]["id"]
    assert api.post(f"/premises/{other}/codes/{code}/reveals").status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"), [({"label": "Врата", "text": " "}, "text"), ({"label": "х" * 61, "text": "1"}, "label")]
)
def test_what_cannot_be_kept_is_said_at_its_field(client, place, typed, field):
    answer = client.post(f"{place}/codes", data=typed)
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text


def test_the_crew_sees_codes_on_the_day_of_the_visit_only(running, house, clock, scope, api):
    house.office()
    first, second = house.visits()[:2]
    screens, container = running
    for name, people in (("Изгрев", ("Росица Илиева",)), ("Витоша", ("Емил Кръстев",))):
        crew = house.crew(name, *people)
        person = people[0]
        container.get(People).known[TOKENS[person]] = viewer(
            Role.CREW, container.get(Engine), employee_id=house.employee(person)
        )
        if name == "Изгрев":
            for visit in (first, second):
                scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    api.post(f"/premises/{first.premises_id}/codes", {"label": "Аларма", "text": "4471"})
    code = api.get(f"/premises/{first.premises_id}/codes").json()[0]["id"]

    phone = screens.as_("rositsa")
    assert "4471" not in phone.get(f"/crew/visits/{first.id}").text
    shown = phone.post(f"/crew/visits/{first.id}/codes/{code}", headers=phone.htmx(f"code-{code}"))
    assert "4471" in shown.text
    assert "<html" not in shown.text
    later = phone.post(f"/crew/visits/{second.id}/codes/{code}")
    assert (later.status_code, "4471" in later.text) == (422, False)
    assert f"/codes/{code}" not in phone.get(f"/crew/visits/{second.id}").text
    assert screens.as_("emil").post(f"/crew/visits/{first.id}/codes/{code}").status_code == 404
    clock.at = first.starts_at.replace(day=first.starts_at.day + 1)
    assert screens.as_("rositsa").post(f"/crew/visits/{first.id}/codes/{code}").status_code == 422
    with scope.get(Engine).connect() as connection:
        looks = connection.scalars(text("select data from facts where kind = 'premises.AccessCodeRevealed'")).all()
    assert [look["visit_id"] for look in looks] == [first.id]


def test_codes_written_before_they_were_sealed_are_sealed_once(database, house, scope, stored):
    premises_id = house.premises(house.client())
    vault = AesVault(KeyRing(SECRET_KEY, None))
    with scope.get(Engine).begin() as connection:
        connection.execute(text("update premises set access = 'ключ 3317'"))

    assert seal_open_codes(database, vault) == 1
    assert seal_open_codes(database, vault) == 0
    assert "ключ 3317" not in stored()
    assert len(scope.get(PremisesQueries).card(premises_id, scope=HERE).codes) == 1


def test_a_new_key_seals_everything_anew_and_the_old_one_opens_nothing(database, place, api, scope, tmp_path):
    environment = {
        "CLEANING_DATABASE_URL": database,
        "CLEANING_DATA": str(tmp_path),
        "CLEANING_SECRET_KEY": f"{OTHER_KEY},{SECRET_KEY}",
    }
    rotated = CliRunner().invoke(main, ["vault", "rotate"], env=environment)
    assert rotated.exit_code == 0, rotated.output
    told = CliRunner().invoke(main, ["vault", "status"], env=environment).output.split("\n")

    assert "2 codes" in told[0]
    assert "0 codes" in told[1]
    only_new = AesVault(KeyRing(OTHER_KEY, None))
    with scope.get(Engine).connect() as connection:
        row = connection.execute(text("select premises_id, key_id, sealed from access_codes order by id")).first()
    assert only_new.open(Sealed(row.key_id, bytes(row.sealed)), row.premises_id) == "8812 Щ"
    code = api.get(f"{place}/codes").json()[0]["id"]
    assert api.post(f"{place}/codes/{code}/reveals").status_code == 422
