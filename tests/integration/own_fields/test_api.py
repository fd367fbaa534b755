"""Own fields by the API: typed under ``own``, an unknown key refused, the same conditions as on the screens."""

import pytest

ZONE = {
    "subject": "client", "type": "choice", "bg": "Зона", "en": "Zone", "key": "zone",
    "choices": [{"bg": "Синя", "en": "Blue"}, {"bg": "Зелена", "en": "Green"}],
}  # fmt: skip
HOURS = {"subject": "client", "type": "number", "bg": "Часове", "key": "hours"}
MARIA = {"kind": "individual", "given_name": "Мария"}


@pytest.fixture
def fields(api):
    for field in (ZONE, HOURS, {"subject": "client", "type": "flag", "bg": "Застрахован", "key": "insured"}):
        assert api.post("/own-fields", field).status_code == 201
    return api


def test_a_record_is_written_and_read_under_the_keys_of_its_fields(fields):
    made = fields.post("/clients", MARIA | {"own": {"zone": "sinya", "hours": "2.50", "insured": False}}).json()
    assert made["own"] == {"zone": "sinya", "hours": "2.5", "insured": False}

    changed = fields.patch(f"/clients/{made['id']}", {"own": {"hours": 3, "zone": None}}).json()
    assert changed["own"] == {"hours": "3", "insured": False}
    assert fields.patch(f"/clients/{made['id']}", {"city": "Русе"}).json()["own"] == changed["own"]


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ({"shoe": "43"}, "own.unknown"),
        ({"zone": "violet"}, "own.not_offered"),
        ({"zone": True}, "own.not_offered"),
        ({"hours": "2,5"}, "own.no_number"),
        ({"hours": True}, "own.no_number"),
        ({"insured": "true"}, "own.no_flag"),
        ({"insured": 1}, "own.no_flag"),
    ],
)
def test_a_value_of_another_type_is_refused(fields, own, code):
    answer = fields.post("/clients", MARIA | {"own": own})

    assert answer.status_code == 422
    assert answer.json()["fields"][f"own.{next(iter(own))}"]["code"] == code
    assert fields.get("/clients").json()["rows"] == []


def test_a_number_with_a_point_is_sent_as_text(fields):
    assert fields.post("/clients", MARIA | {"own": {"hours": 2.5}}).status_code == 400


def test_lists_take_the_same_conditions(fields):
    for name, hours in (("Ана", "2"), ("Боян", "10"), ("Вяра", None)):
        fields.post("/clients", {"kind": "individual", "given_name": name, "own": {"hours": hours, "zone": "sinya"}})

    def found(query):
        return [row["name"] for row in fields.get(f"/clients?{query}").json()["rows"]]

    assert found("own.hours.from=2.5") == ["Боян"]
    assert found("own.zone=sinya&sort=-own.hours") == ["Боян", "Ана", "Вяра"]
    assert fields.get("/clients?own.shoe=43").status_code == 422
    assert fields.get("/clients?sort=own.shoe").status_code == 422


def test_what_is_required_is_asked_of_programs_too(api):
    api.post("/own-fields", HOURS | {"required": True})

    assert api.post("/clients", MARIA).json()["fields"]["own.hours"]["code"] == "field.required"
    made = api.post("/clients", MARIA | {"own": {"hours": 1}}).json()
    assert api.patch(f"/clients/{made['id']}", {"own": {"hours": None}}).status_code == 422


def test_a_field_is_changed_archived_and_brought_back(fields):
    field = fields.get("/own-fields?subject=client").json()[0]
    answers = [{"key": "zelena", "bg": "Зелена"}, {"bg": "Жълта"}]
    new = fields.patch(f"/own-fields/{field['id']}", {"type": "choice", "bg": "Паркинг", "choices": answers}).json()

    assert [(one["key"], one["retired"]) for one in new["choices"]] == [
        ("zelena", False), ("zhalta", False), ("sinya", True),
    ]  # fmt: skip
    assert fields.post(f"/own-fields/{field['id']}/archive").json()["archived_at"] is not None
    assert fields.post("/clients", MARIA | {"own": {"zone": "zelena"}}).status_code == 422
    assert fields.delete(f"/own-fields/{field['id']}/archive").json()["archived_at"] is None
    moved = fields.post(f"/own-fields/{field['id']}/position", {"up": False}).json()
    assert [row["key"] for row in moved] == ["hours", "zone", "insured"]


def test_the_description_of_the_api_names_them(client):
    described = client.get("/api/openapi.json").json()

    assert "/api/v1/own-fields" in described["paths"]
    assert "own" in described["components"]["schemas"]["NewClient"]["properties"]
