"""Places by settlement, region and all that classifies them; conditions that are wanted again."""

import base64

import pytest
from sqlalchemy import Engine, text

from cleaning.application.shared.access import Role
from tests.app import People, viewer
from tests.counting import counted
from tests.planning import House

FILE = """ekatte;t_v_m;name;oblast_name;obshtina_name
10135;гр.;Варна;Варна;Варна
00014;с.;Абланица;Благоевград;Хаджидимово
"""


@pytest.fixture
def client_id(scope):
    return House(scope).client()


def test_the_large_towns_are_there_and_the_official_file_completes_them(api, client):
    assert [row["name"] for row in api.get("/settlements?q=Велик").json()] == ["Велико Търново"]
    assert [row["name"] for row in api.get("/settlements?q=sof").json()] == ["София"]
    brought = api.post("/settlements", {"name": "ek.csv", "content": base64.b64encode(FILE.encode()).decode()})
    assert brought.json() == {"settlements": 2}
    assert api.get("/settlements?q=Аблан").json()[0]["municipality"] == "Хаджидимово"

    again = client.post("/settings/settlements", files={"file": ("ek.csv", FILE.encode(), "text/csv")})
    assert again.status_code == 303
    assert "Абланица" in client.get("/settings/settlements?q=абл").text
    refused = client.post("/settings/settlements", files={"file": ("x.csv", b"a;b\n1;2\n", "text/csv")})
    assert (refused.status_code, 'id="f-file-error"' in refused.text) == (422, True)
    assert client.as_("dispatcher").get("/settings/settlements").status_code == 403


def test_a_chosen_settlement_brings_its_region_and_an_unknown_code_is_refused(api, client_id):
    place = api.post("/premises", {"client_id": client_id, "name": "Офис", "ekatte": "56784"}).json()
    assert (place["settlement"], place["municipality"], place["region"]) == ("Пловдив", "Пловдив", "Пловдив")
    path = f"/premises/{place['id']}"
    assert api.get("/premises?region=Пловдив").json()["rows"][0]["id"] == place["id"]
    wrong = api.patch(path, {"ekatte": "99999"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "premises.ekatte")
    assert api.patch(path, {"hours": "след 18"}).json()["region"] == "Пловдив"
    moved = api.patch(path, {"settlement": "Брестник"}).json()
    assert (moved["ekatte"], moved["region"], moved["settlement"]) == (None, "", "Брестник")


def test_the_form_offers_the_register_and_takes_a_village_it_does_not_know(client, client_id, api):
    assert 'data-value="10135"' in client.get("/settlements/pick?ekatte_text=вар").text
    form = {"client_id": client_id, "name": "Склад", "purpose": "warehouse", "ekatte": "", "ekatte_text": "с. Брестник"}
    place = client.post("/premises", data=form).headers["location"]
    assert api.get(place).json()["settlement"] == "с. Брестник"
    client.post(place, data=form | {"ekatte": "56784", "ekatte_text": "Пловдив", "version": "1"})
    assert api.get(place).json()["region"] == "Пловдив"


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("floor_kind=stone", True), ("floor_kind=carpet", False), ("told=hlor", True), ("told=сода", False),
        ("district=чайка", True), ("district=Левски", False), ("municipality=Варна", True), ("zone=вход", True),
        ("region=Варна", True), ("region=Русе", False), ("region=Варна&condition=alarm&area_from=50", True),
    ],
)  # fmt: skip
def test_a_list_is_narrowed_by_more_of_what_is_known(api, client, client_id, asked, fits, running):
    said = {"client_id": client_id, "name": "Фоайе", "ekatte": "10135", "wishes": "без хлор", "area": "90"}
    said |= {"district": "ж.к. Чайка"}
    zones = [{"name": "Вход", "floor_kind": "stone"}]
    assert api.post("/premises", said | {"conditions": ["alarm"], "zones": zones}).status_code == 201
    assert bool(api.get(f"/premises?{asked}").json()["rows"]) == fits
    with counted(running[1].get(Engine)) as sent:
        page = client.get(f"/premises?{asked}")
    assert len(sent) <= 10
    assert ("Фоайе" in page.text) == fits
    assert 'aria-current="true"' in page.text


def test_conditions_are_saved_for_oneself_or_for_everybody(running, client, scope):
    screens, container = running
    engine, known = container.get(Engine), container.get(People).known
    with engine.begin() as connection:
        new = text("insert into users (login, name, role) values (:login, :login, 'office') returning id")
        for login in ("maria", "ivan"):
            known[login] = viewer(Role.OFFICE, engine, user_id=connection.scalar(new, {"login": login}))
    maria = screens.as_("maria")
    shown = maria.get("/premises?purpose=office&condition=alarm")
    assert "/premises/filters?purpose=office&amp;condition=alarm" in shown.text
    said = {"query": "purpose=office&condition=alarm&after=x"}
    refused = maria.post("/premises/filters", data=said)
    assert (refused.status_code, 'id="f-name-error"' in refused.text) == (422, True)
    for name, shared in (("Офиси със СОТ", "true"), ("Само мой", "")):
        maria.post("/premises/filters", data=said | {"name": name, "shared": shared})
    assert "Само мой" in maria.get("/premises/filters").text

    ivan = screens.as_("ivan").get("/premises/filters").text
    assert 'href="/premises?purpose=office&amp;condition=alarm"' in ivan
    assert "Само мой" not in ivan
    assert screens.post("/premises/filters/1/removal").status_code == 404
    screens.as_("maria").post("/premises/filters/1/removal")
    assert "Офиси със СОТ" not in screens.get("/premises/filters").text
