"""Own fields in lists that are brought: a column is known by the label of the field, what it cannot be is explained."""

import re

import pytest

from cleaning.application.importing.run_import import RunImport

ZONE = {
    "subject": "client", "type": "choice", "bg": "Зона за паркиране", "en": "Parking zone", "key": "zone",
    "choices": [{"bg": "Синя"}, {"bg": "Зелена"}],
}  # fmt: skip
CLIENTS = (
    "Клиент;Телефон;Зона за паркиране;Часове;Куче\n"
    "Мария Тодорова;0888 111 222;синя;2,50;да\n"
    "Иван Петров;0888 111 223;лилава;много;не знам\n"
)
PLACES = "Клиент;Обект;Град;Ниво\nМария Тодорова;Офис;София;-1\nМария Тодорова;Склад;София;горе\n"


@pytest.fixture
def fields(api):
    for field in (
        ZONE,
        {"subject": "client", "type": "number", "bg": "Часове", "key": "hours"},
        {"subject": "client", "type": "flag", "bg": "Куче", "key": "dog"},
        {"subject": "premises", "type": "number", "bg": "Ниво", "key": "level"},
    ):
        assert api.post("/own-fields", field).status_code == 201
    return api


@pytest.fixture
def brought(client, scope):
    """Bring a list and let it run; the page of the dry run."""

    def bring(content, **more):
        page = client.post("/imports", files={"file": ("списък.csv", content.encode())}, data=more).headers["location"]
        dry = client.get(page).text
        scope.get(RunImport)(int(page.rsplit("/", 1)[1]))
        return dry

    return bring


def own(api, path):
    return {row["name"]: row["own"] for row in api.get(path).json()["rows"]}


def test_a_column_is_known_by_the_label_and_what_it_cannot_be_is_explained(fields, brought):
    dry = brought(CLIENTS)

    assert '<option value="own.zone" selected>Зона за паркиране</option>' in dry
    for why in ("не е сред отговорите: Синя, Зелена", "„много“ не е число", "нито да, нито не"):
        assert why in dry
    said = own(fields, "/clients")
    assert said == {"Мария Тодорова": {"zone": "sinya", "hours": "2.5", "dog": True}, "Иван Петров": {}}
    note = fields.get("/clients?q=Петров").json()["rows"][0]["id"]
    assert "лилава" in fields.get(f"/clients/{note}").json()["note"]


def test_places_have_theirs(fields, brought):
    fields.post("/clients", {"kind": "individual", "given_name": "Мария", "family_name": "Тодорова"})

    dry = brought(PLACES, kind="premises")

    assert "„горе“ не е число" in dry
    assert own(fields, "/premises") == {"Офис": {"level": "-1"}, "Склад": {}}


def test_the_same_list_again_adds_nothing(fields, brought):
    brought(CLIENTS)
    before = fields.get("/clients/1").json()

    dry = brought(CLIENTS + " \n")

    assert fields.get("/clients/1").json() == before
    assert not re.search(r"не е позната", dry)


def test_a_row_without_what_is_required_is_left_out_and_told_why(fields, brought):
    fields.post("/own-fields", {"subject": "client", "type": "text", "bg": "Звено", "key": "unit", "required": True})

    dry = brought(CLIENTS.replace("Куче", "Звено").replace(";да", ";Склад").replace(";не знам", ";"))

    assert "Няма „Звено“" in dry
    assert own(fields, "/clients") == {"Мария Тодорова": {"zone": "sinya", "hours": "2.5", "unit": "Склад"}}
