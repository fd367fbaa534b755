"""Own fields of clients on the screens: defined in the settings, they are in the form, the card, list and files."""

import re
from io import BytesIO

import openpyxl
import pytest

ZONE = {
    "subject": "client", "type": "choice", "bg": "Зона за паркиране", "en": "Parking zone", "own_key": "zone",
    "listed": "true",
    "choice-0-bg": "Синя", "choice-0-en": "Blue", "choice-1-bg": "Зелена", "choice-1-en": "Green",
}  # fmt: skip
HOURS = {"subject": "client", "type": "number", "bg": "Часове", "en": "Hours", "own_key": "hours", "listed": "true"}
SINCE = {"subject": "client", "type": "date", "bg": "Договор с куриер", "en": "Courier since", "own_key": "courier"}
INSURED = {"subject": "client", "type": "flag", "bg": "Застрахован", "en": "Insured", "own_key": "insured"}
NOTE = {"subject": "client", "type": "text", "bg": "Домофон", "en": "Intercom", "own_key": "intercom"}
MARIA = {"kind": "individual", "given_name": "Мария", "family_name": "Тодорова", "status": "lead", "language": "bg"}
IVAN = MARIA | {"given_name": "Иван", "family_name": "Петров"}
SAID = {
    "own.zone": "sinya",
    "own.hours": "2,5",
    "own.courier": "2026-03-01",
    "own.insured": "true",
    "own.intercom": "12 Б",
}


@pytest.fixture
def fields(client):
    for field in (ZONE, HOURS, SINCE, INSURED, NOTE):
        assert client.post("/settings/fields", data=field).status_code == 303
    return client


def errors(text):
    """Field → the sentence below it."""
    return dict(re.findall(r'<p class="error" id="f-([\w.-]+)-error">(.*?)</p>', text))


def names(text):
    return re.findall(r'<th scope="row" class="two"><a href="/clients/\d+">(.*?)</a>', text)


def test_what_is_typed_stands_on_the_card(fields):
    there = fields.post("/clients", data=MARIA | SAID).headers["location"]
    card = fields.get(there).text

    for text in ("Зона за паркиране", "Синя", "Часове", "2,5", "01.03.2026", "Застрахован", "12 Б"):
        assert text in card
    form = fields.get(f"{there}/edit").text
    assert 'value="2,5"' in form
    assert '<option value="sinya" selected>' in form


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"own.hours": "много"}, "own.hours"),
        ({"own.hours": "1234567890123"}, "own.hours"),
        ({"own.courier": "31.02.2026"}, "own.courier"),
        ({"own.zone": "violet"}, "own.zone"),
        ({"own.insured": "maybe"}, "own.insured"),
        ({"own.intercom": "я" * 501}, "own.intercom"),
    ],
)
def test_a_wrong_value_is_named_at_its_field_and_nothing_typed_is_lost(fields, wrong, field):
    answer = fields.post("/clients", data=MARIA | SAID | wrong)

    assert answer.status_code == 422
    assert list(errors(answer.text)) == [field]
    assert 'value="Мария"' in answer.text
    assert names(fields.get("/clients").text) == []


def test_a_required_field_is_asked_of_its_kind_only(client):
    client.post("/settings/fields", data=NOTE | {"only": "individual", "required": "true"})

    assert errors(client.post("/clients", data=MARIA | {"own.intercom": ""}).text).keys() == {"own.intercom"}
    assert "own.intercom" not in client.get("/clients/new?kind=organisation").text
    firm = {"kind": "organisation", "legal_name": "Янтра ООД", "status": "lead", "language": "bg"}
    assert client.post("/clients", data=firm).status_code == 303


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("own.zone=sinya", ["Мария Тодорова"]),
        ("own.zone=zelena", ["Иван Петров"]),
        ("own.insured=false", ["Иван Петров"]),
        ("own.hours.from=3", ["Иван Петров"]),
        ("own.hours.to=2,5", ["Мария Тодорова"]),
        ("own.courier.from=2026-03-01&own.courier.to=2026-03-01", ["Мария Тодорова"]),
        ("own.intercom=12 б", ["Мария Тодорова"]),
        ("own.zone=violet&own.hours.from=x", ["Иван Петров", "Мария Тодорова"]),
        ("sort=own.hours", ["Мария Тодорова", "Иван Петров"]),
        ("sort=-own.hours", ["Иван Петров", "Мария Тодорова"]),
        ("sort=own.zone", ["Мария Тодорова", "Иван Петров"]),
    ],
)
def test_the_list_is_narrowed_and_sorted_by_the_address(fields, address, found):
    fields.post("/clients", data=MARIA | SAID)
    fields.post("/clients", data=IVAN | {"own.zone": "zelena", "own.hours": "10", "own.insured": "false"})

    for page in ("/clients", "/clients/individuals"):
        answer = fields.get(f"{page}?{address}")
        assert (answer.status_code, names(answer.text)) == (200, found)


def test_files_have_a_column_for_every_field_with_typed_cells(fields):
    fields.post("/clients", data=MARIA | SAID)

    sheet = openpyxl.load_workbook(BytesIO(fields.get("/clients/export.xlsx").content)).active
    head, row = (list(line) for line in sheet.iter_rows(values_only=True))
    said = dict(zip(head, row, strict=True))

    assert (said["Зона за паркиране"], said["Часове"], said["Застрахован"]) == ("Синя", 2.5, "да")
    assert said["Договор с куриер"].date().isoformat() == "2026-03-01"
    text = fields.get("/clients/export.csv?own.zone=sinya").content.decode("utf-8-sig")
    assert "Синя;2,50;01.03.2026;да;12 Б" in text


def test_archiving_a_field_loses_nothing(fields):
    there = fields.post("/clients", data=MARIA | SAID).headers["location"]
    number = re.search(r'href="/settings/fields/(\d+)">Часове', fields.get("/settings/fields").text)[1]
    assert fields.post(f"/settings/fields/{number}/archive").status_code == 303

    assert "own.hours" not in fields.get(f"{there}/edit").text
    fields.post(there, data=MARIA | {"own.zone": "zelena", "version": ""})
    assert "Часове (в архива)" in fields.get(there).text

    fields.post(f"/settings/fields/{number}/restoring")
    assert 'name="own.hours"' in fields.get(f"{there}/edit").text
    assert 'value="2,5"' in fields.get(f"{there}/edit").text


def test_a_stale_form_shows_both_values_by_name(fields):
    there = fields.post("/clients", data=MARIA | SAID).headers["location"]
    fields.post(there, data=MARIA | SAID | {"own.zone": "zelena", "version": "1"})

    late = fields.post(there, data=MARIA | SAID | {"own.hours": "3", "version": "1"})

    assert late.status_code == 409
    assert '<th scope="row">Зона за паркиране</th><td>Синя</td><td>Зелена</td>' in late.text
