"""Dictionaries as data: renamed, added, put away on screens and by API; who holds a code says its new name."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from cleaning.application.catalogue.set_coefficient import SetCoefficient
from cleaning.domain.catalogue.values import CoefficientGroup
from tests.counting import counted
from tests.planning import House


@pytest.fixture
def place(api, scope):
    return api.post(
        "/premises", {"client_id": House(scope).client(), "name": "Склад Север", "purpose": "warehouse"}
    ).json()


def words(api, dictionary):
    return {row["code"]: row for row in api.get(f"/dictionaries/{dictionary}").json()}


def test_a_word_of_ones_own_is_offered_held_and_found_by_its_branch(api, client, place):
    added = api.post("/dictionaries/purpose", {"name_bg": "Хладилен склад", "parent": "warehouse"})
    assert (added.status_code, added.json()["code"]) == (201, "хладилен_склад")
    assert 'data-value="хладилен_склад"' in client.get("/premises/purposes/pick?q=хлад").text

    assert api.patch(f"/premises/{place['id']}", {"purpose": "хладилен_склад"}).json()["purpose"] == "хладилен_склад"

    for branch, found in (("warehouse", 1), ("industry", 1), ("homes", 0), ("хладилен_склад", 1)):
        assert len(api.get("/premises", params={"purpose": branch}).json()["rows"]) == found
    assert "Хладилен склад" in client.get("/premises?purpose=industry").text
    assert "Хладилен склад" in client.get("/premises?export=csv").content.decode("utf-8-sig")
    refused = api.get("/premises?purpose=castle")
    assert (refused.status_code, refused.json()["code"]) == (422, "field.not_offered")


def test_a_new_name_shows_at_once_and_an_old_version_is_refused(api, client, place):
    word = words(api, "purpose")["warehouse"]
    path = f"/dictionaries/words/{word['id']}"
    assert api.patch(path, {"name_bg": "Складова база", "version": word["version"]}).status_code == 200
    assert "Складова база" in client.get(f"/premises/{place['id']}").text
    stale = api.patch(path, {"name_bg": "База", "version": word["version"]})
    assert (stale.status_code, stale.json()["code"]) == (409, "record.changed")
    circle = api.patch(f"/dictionaries/words/{words(api, 'purpose')['industry']['id']}", {"parent": "warehouse"})
    assert (circle.status_code, circle.json()["code"]) == (422, "word.under_itself")


def test_what_is_put_away_stays_where_it_is_held_and_is_not_offered(api, client, place):
    word = words(api, "purpose")["warehouse"]
    assert api.post(f"/dictionaries/words/{word['id']}/archive").json()["archived"] is True
    assert api.patch(f"/premises/{place['id']}", {"purpose": "warehouse", "area": "90"}).status_code == 200
    other = api.post("/premises", {"client_id": place["client_id"], "name": "Друг", "purpose": "warehouse"})
    assert (other.status_code, other.json()["code"]) == (422, "field.not_offered")
    assert api.delete(f"/dictionaries/words/{word['id']}/archive").json()["archived"] is False
    complaint = words(api, "interaction")["complaint"]
    kept = api.post(f"/dictionaries/words/{complaint['id']}/archive")
    assert (kept.status_code, kept.json()["code"]) == (422, "word.needed")


def test_words_are_written_in_settings_and_mistakes_stay_at_their_field(client, api):
    assert client.post("/settings/dictionaries/loss", data={"name_bg": "Няма паркинг"}).status_code == 303
    shown = client.get("/settings/dictionaries/loss").text
    assert "Няма паркинг" in shown
    twice = client.post("/settings/dictionaries/loss", data={"name_bg": "няма паркинг", "name_en": "Parking"})
    assert (twice.status_code, 'id="f-name_bg-error"' in twice.text, 'value="Parking"' in twice.text) == (
        422,
        True,
        True,
    )
    nothing = client.post("/settings/dictionaries/loss", data={"name_bg": " "})
    assert (nothing.status_code, 'id="f-name_bg-error"' in nothing.text) == (422, True)
    one = words(api, "loss")["няма_паркинг"]
    edited = {"name_bg": "Няма къде да се спре", "version": one["version"]}
    assert client.post(f"/settings/dictionaries/words/{one['id']}", data=edited).status_code == 303
    assert client.post(f"/settings/dictionaries/words/{one['id']}/archive").status_code == 303
    assert "Няма къде да се спре" in client.get("/settings/dictionaries/loss").text
    assert client.get("/settings/dictionaries/castles").status_code == 404
    assert client.get("/settings/dictionaries/words/999999").status_code == 404
    assert client.as_("dispatcher").get("/settings/dictionaries/loss").status_code == 403


def test_requests_and_conversations_hold_words_of_the_company(api, client, scope):
    client_id = House(scope).client()
    api.post("/dictionaries/interaction", {"name_bg": "Подарък", "name_en": "Gift"})
    api.post("/dictionaries/channel", {"name_bg": "Панаир"})
    said = api.post(f"/clients/{client_id}/interactions", {"kind": "подарък", "text": "Коледна кошница"})
    assert said.status_code == 201, said.text
    card = client.get(f"/clients/{client_id}?kind=подарък").text
    assert "Коледна кошница" in card
    assert [row["code"] for row in api.get(f"/clients/{client_id}/timeline?kind=подарък").json()["rows"]] == [
        "interaction.подарък"
    ]
    wrong = api.post(f"/clients/{client_id}/interactions", {"kind": "castle", "text": "?"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "field.not_offered")
    asked = {"name": "Петя", "phone": "0888123456", "channel": "панаир", "purpose": "flat"}
    assert api.post("/requests", asked).json()["channel"] == "панаир"
    assert "Панаир" in client.get("/requests").text
    assert api.post("/requests", asked | {"channel": "castle"}).json()["code"] == "field.not_offered"


def test_the_database_keeps_words_and_refuses_codes_that_are_none(scope, place):
    with scope.get(Engine).connect() as connection:
        for statement in (
            "update premises set purpose = 'castle'",
            "delete from dictionary_words where code = 'hotel'",
            "update dictionary_words set archived = true where code = 'complaint'",
            "update dictionary_words set parent = 'castle' where code = 'hotel'",
        ):
            with connection.begin(), pytest.raises(IntegrityError), connection.begin_nested():
                connection.execute(text(statement))


def test_the_dictionaries_are_read_again_only_when_they_changed(client, api, scope, place):
    def asked():
        with counted(scope.get(Engine)) as statements:
            assert client.get("/premises").status_code == 200
        assert len(statements) <= 10
        return len([one for one in statements if "ORDER BY dictionary_words" in one])

    asked()
    assert asked() == 0
    api.post("/dictionaries/purpose", {"name_bg": "Яхта"})
    assert (asked(), asked()) == (1, 0)
    assert "Яхта" in client.get("/premises").text


def test_a_purpose_brings_its_coefficient_to_new_cost_sheets(client, scope, place, api):
    new = f"/cost-sheets/new?service_id={House(scope).service()}&premises_id={place['id']}"
    scope.get(SetCoefficient)(CoefficientGroup.PURPOSE, "storage", "Складови площи", Decimal("0.8"))
    assert 'value="storage" selected' not in client.get(new).text
    word = words(api, "purpose")["warehouse"]
    said = {"name_bg": word["name_bg"], "parent": "industry", "coefficient": "storage", "version": word["version"]}
    assert client.post(f"/settings/dictionaries/words/{word['id']}", data=said).status_code == 303
    assert 'value="storage" selected' in client.get(new).text
    wrong = api.patch(f"/dictionaries/words/{word['id']}", {"coefficient": "castle"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "field.not_offered")
