"""Own fields of premises, items and employees: form, card, list, filter, order, file and API, as those of clients."""

import re
from io import BytesIO

import openpyxl
import pytest

PLACE = {"name": "Офис", "purpose": "office"}
ITEM = {"name": "Препарат", "kind": "detergent", "unit": "l"}
PERSON = {"name": "Иванка Стоева", "hired_on": "2026-01-05", "language": "bg"}
SUBJECTS = {"premises": PLACE, "item": ITEM, "employee": PERSON}
PATHS = {"premises": "/premises", "item": "/items", "employee": "/employees"}
ZONE = {
    "type": "choice",
    "bg": "Зона",
    "own_key": "zone",
    "listed": "true",
    "choice-0-bg": "Синя",
    "choice-1-bg": "Зелена",
}
LEVEL = {"type": "number", "bg": "Ниво", "own_key": "level", "listed": "true"}


@pytest.fixture(params=SUBJECTS)
def kind(request, client):
    for field in (ZONE, LEVEL):
        assert client.post("/settings/fields", data=field | {"subject": request.param}).status_code == 303
    client.post("/clients", data={"kind": "individual", "given_name": "Мария", "status": "lead", "language": "bg"})
    return request.param


def form(kind, **more):
    given = SUBJECTS[kind] | ({"client_id": "1"} if kind == "premises" else {})
    return given | {name.replace("__", "."): value for name, value in more.items()}


def rows(text):
    return re.findall(r'<th scope="row" class="two"><a href="/\w+/\d+">(.*?)</a>', text)


def test_what_is_typed_is_on_the_card_in_the_list_and_in_the_file(client, kind):
    path = PATHS[kind]
    for name, zone, level in (("Първо", "sinya", "10"), ("Второ", "zelena", "9,5"), ("Трето", "", "")):
        typed = form(kind, own__zone=zone, own__level=level) | {"name": name, "code": "", "active": "true"}
        assert client.post(path, data=typed).status_code == 303

    listed = client.get(path).text
    assert {"Синя", "9,5"} <= set(re.findall(r"<td[^>]*>([^<]+)</td>", listed))
    assert rows(client.get(f"{path}?own.zone=sinya").text) == ["Първо"]
    assert rows(client.get(f"{path}?own.level.from=9,6").text) == ["Първо"]
    assert rows(client.get(f"{path}?sort=own.level").text) == ["Второ", "Първо", "Трето"]
    assert rows(client.get(f"{path}?sort=-own.level").text) == ["Първо", "Второ", "Трето"]
    number = re.search(rf'href="{path}/(\d+)">Второ', listed)[1]
    assert "Зелена" in client.get(f"{path}/{number}").text
    edit = client.get(f"{path}/{number}" + ("" if kind == "employee" else "/edit")).text
    assert '<option value="zelena" selected>' in edit

    sheet = openpyxl.load_workbook(BytesIO(client.get(f"{path}?export=xlsx&sort=own.level").content)).active
    head, first, *_ = (list(line) for line in sheet.iter_rows(values_only=True))
    assert dict(zip(head, first, strict=True))["Ниво"] == 9.5


def test_a_wrong_value_is_named_at_its_field(client, kind):
    answer = client.post(PATHS[kind], data=form(kind, own__zone="violet", own__level="1"))

    assert answer.status_code == 422
    assert 'id="f-own.zone-error"' in answer.text
    assert 'value="1"' in answer.text


def test_programs_write_and_read_them(api, kind):
    body = SUBJECTS[kind] | ({"client_id": 1} if kind == "premises" else {})
    path = PATHS[kind]
    made = api.post(path, body | {"own": {"zone": "sinya", "level": "2.50"}}).json()
    assert made["own"] == {"zone": "sinya", "level": "2.5"}

    change = (
        {"own": {"zone": None}} if kind == "premises" else body | {"own": {"zone": None}, "version": made["version"]}
    )
    change |= {"code": made["code"]} if kind == "item" else {}
    changed = api.patch(f"{path}/{made['id']}", change)
    assert (changed.status_code, changed.json()["own"]) == (200, {"level": "2.5"})
    assert [row["own"] for row in api.get(f"{path}?own.level.to=2.5").json()["rows"]] == [{"level": "2.5"}]
    wrong = api.post(path, body | {"own": {"shoe": "43"}})
    assert (wrong.status_code, wrong.json()["fields"]["own.shoe"]["code"]) == (422, "own.unknown")
    assert api.get(f"{path}?own.shoe=43").status_code == 422
