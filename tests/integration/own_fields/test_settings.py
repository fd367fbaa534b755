"""Settings of own fields: keys and types stay, answers are retired, order is kept; not everybody may define them."""

import re

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from tests.snapshots import broken_promises

ZONE = {
    "subject": "client", "type": "choice", "bg": "Зона", "en": "Zone", "own_key": "zone",
    "choice-0-bg": "Синя", "choice-1-bg": "Зелена",
}  # fmt: skip
MARIA = {"kind": "individual", "given_name": "Мария", "status": "lead", "language": "bg"}


def errors(text):
    return dict(re.findall(r'<p class="error" id="f-([\w.-]+)-error">(.*?)</p>', text))


def rows(text):
    return re.findall(r'<th scope="row" class="two"><a href="/settings/fields/\d+">(.*?)</a>', text)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"bg": ""}, "bg"),
        ({"bg": "я" * 61}, "bg"),
        ({"own_key": "Зона"}, "own_key"),
        ({"choice-0-bg": "", "choice-1-bg": ""}, "choice-0-bg"),
        ({"choice-1-bg": "синя"}, "choice-1-bg"),
        ({"type": "colour"}, "type"),
        ({"only": "martian"}, "only"),
    ],
)
def test_a_field_that_cannot_be_is_explained_at_its_place(client, wrong, field):
    answer = client.post("/settings/fields", data=ZONE | wrong)

    assert answer.status_code == 422
    assert list(errors(answer.text)) == [field]
    assert rows(client.get("/settings/fields").text) == []


def test_a_key_is_given_once(client):
    client.post("/settings/fields", data=ZONE)

    assert list(errors(client.post("/settings/fields", data=ZONE).text)) == ["own_key"]


def test_a_type_stays_once_something_is_written(client):
    client.post("/settings/fields", data=ZONE)
    client.post("/clients", data=MARIA | {"own.zone": "sinya"})
    page = client.get("/settings/fields/1").text
    assert 'name="type" value="choice"' in page

    forced = client.post("/settings/fields/1", data={"type": "text", "bg": "Зона", "version": "1"})
    assert (forced.status_code, list(errors(forced.text))) == (422, [])
    assert "видът му не се променя" in forced.text


def test_an_answer_left_out_is_retired_and_its_record_keeps_it(client):
    client.post("/settings/fields", data=ZONE)
    there = client.post("/clients", data=MARIA | {"own.zone": "sinya"}).headers["location"]
    changed = {"type": "choice", "bg": "Зона", "version": "1", "choice-0-bg": "Зелена зона", "choice-0-key": "zelena"}
    assert client.post("/settings/fields/1", data=changed).status_code == 303

    assert '<option value="sinya" selected>Синя' in client.get(f"{there}/edit").text
    assert "Синя" not in client.get("/clients/new?kind=individual").text
    assert client.post(there, data=MARIA | {"own.zone": "sinya", "version": "1"}).status_code == 303


def test_fields_stand_in_the_order_wanted(client):
    for name in ("Първо", "Второ", "Трето"):
        client.post("/settings/fields", data={"subject": "client", "type": "text", "bg": name})

    client.post("/settings/fields/3/position", data={"up": "true"})
    client.post("/settings/fields/1/position", data={"up": "true"})
    client.post("/settings/fields/2/position", data={"up": ""})

    assert rows(client.get("/settings/fields").text) == ["Първо", "Трето", "Второ"]


def test_a_stale_change_is_refused(client):
    client.post("/settings/fields", data=ZONE)
    new = {"type": "choice", "bg": "Паркинг", "choice-0-bg": "Синя", "choice-0-key": "sinya", "version": "1"}
    assert client.post("/settings/fields/1", data=new).status_code == 303

    assert client.post("/settings/fields/1", data=new | {"bg": "Друго"}).status_code == 409
    assert rows(client.get("/settings/fields").text) == ["Паркинг"]


def test_the_list_of_changes_says_what_changed_by_name(client):
    client.post("/settings/fields", data=ZONE)
    there = client.post("/clients", data=MARIA | {"own.zone": "sinya"}).headers["location"]
    client.post(there, data=MARIA | {"own.zone": "zelena", "version": "1"})

    shown = client.get("/settings/audit?subject=clients").text
    assert re.search(r"Зона.*?Синя.*?Зелена", shown, re.DOTALL)


def test_who_may_not_change_settings_may_not_define_fields(client):
    assert client.as_("dispatcher").post("/settings/fields", data=ZONE).status_code == 403


def test_the_audit_finds_what_no_field_could_hold(client, scope):
    client.post("/settings/fields", data=ZONE)
    client.post("/clients", data=MARIA | {"own.zone": "sinya"})
    engine = scope.get(Engine)
    assert broken_promises(engine) == {}

    with engine.begin() as connection:
        connection.execute(text("""update clients set own = '{"zone": "violet", "shoe": "43"}'"""))

    assert list(broken_promises(engine)) == ["company.own_values_fit"]


def test_the_database_keeps_an_object_of_values(client, scope):
    client.post("/clients", data=MARIA)

    with pytest.raises(IntegrityError, match="ck_clients_own"), scope.get(Engine).begin() as connection:
        connection.execute(text("update clients set own = '[]'"))
