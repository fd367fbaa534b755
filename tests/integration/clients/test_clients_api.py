"""Clients and premises by the API: what was sent comes back in normal form, wrong input is named at its field."""

import pytest

FIRM = {"kind": "organisation", "legal_name": "Янтра ООД", "eik": "999 990 010", "phone": "0888 412 037"}
PERSON = {"kind": "individual", "given_name": "Мария", "family_name": "Тодорова", "email": "m@example.bg"}


def test_a_client_is_added_and_read_back(api):
    made = api.post("/clients", FIRM)

    assert made.status_code == 201
    assert (made.json()["eik"], made.json()["phone"], made.json()["name"]) == (
        "999990010",
        "+359888412037",
        "Янтра ООД",
    )
    assert api.get(f"/clients/{made.json()['id']}").json() == made.json()


def test_a_client_is_found_by_a_fragment(api):
    made = api.post("/clients", FIRM).json()
    api.post("/clients", PERSON)

    found = api.get("/clients?q=yantra").json()
    assert [row["id"] for row in found["rows"]] == [made["id"]]
    assert [row["name"] for row in api.get("/clients?kind=individual").json()["rows"]] == ["Мария Тодорова"]


def test_a_list_pages_by_key(api):
    for number in range(3):
        api.post("/clients", PERSON | {"given_name": f"Име{number}", "email": f"m{number}@example.bg"})

    first = api.get("/clients?limit=2").json()
    rest = api.get(f"/clients?limit=2&after={first['next']}").json()

    assert [row["name"][:4] for row in first["rows"] + rest["rows"]] == ["Име0", "Име1", "Име2"]
    assert rest["next"] is None
    assert api.get("/clients?after=чужд").status_code == 400


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"eik": "999990011"}, "eik", "eik.invalid"),
        ({"vat_number": "BG12"}, "vat_number", "vat_number.invalid"),
        ({"phone": "0888"}, "phone", "phone.invalid"),
        ({"email": "a at b"}, "email", "email.invalid"),
        ({"iban": "BG00"}, "iban", "iban.invalid"),
        ({"legal_name": " "}, "legal_name", "field.required"),
        ({"payment_days": 400}, "payment_days", "client.payment_days"),
        ({"credit_limit": "-1"}, "credit_limit", "amount.negative"),
        ({"contacts": [{"name": "А", "phone": "12"}]}, "contacts.0.phone", "phone.invalid"),
    ],
)
def test_wrong_input_is_named_at_its_field_and_nothing_is_stored(api, wrong, field, code):
    answer = api.post("/clients", FIRM | wrong)

    assert answer.status_code == 422
    assert answer.json()["fields"][field]["code"] == code
    assert api.get("/clients").json()["rows"] == []


@pytest.mark.parametrize(
    "wrong", [{"unknown": 1}, {"kind": "robot"}, {"since": "31.02.2026"}, {"credit_limit": "много"}, {"kind": None}]
)
def test_what_is_no_client_at_all_is_a_bad_request(api, wrong):
    assert api.post("/clients", FIRM | wrong).status_code == 400


def test_an_egn_is_only_for_a_person(api):
    egn = {"egn": "8507149920"}

    assert api.post("/clients", PERSON | egn).json()["egn"] == "8507149920"
    assert api.post("/clients", FIRM | egn).json()["egn"] is None


def test_a_personal_number_is_masked_for_who_may_not_edit(api):
    made = api.post("/clients", PERSON | {"egn": "8507149920"}).json()
    api.role = "accountant"

    assert api.get(f"/clients/{made['id']}").json()["egn"] == "850714****"


def test_a_duplicate_is_refused_with_its_twins_unless_confirmed(api):
    first = api.post("/clients", FIRM).json()
    again = api.post("/clients", FIRM)

    assert (again.status_code, again.json()["code"]) == (422, "client.duplicate")
    assert again.json()["facts"]["twins"][0] == {"id": first["id"], "name": "Янтра ООД", "by": "eik"}
    assert api.post("/clients", FIRM | {"despite_twins": True}).status_code == 201


def test_the_same_key_adds_one_client(api):
    answers = [api.post("/clients", PERSON, key="01-same") for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert len(api.get("/clients").json()["rows"]) == 1


def test_a_stale_change_answers_409_with_both_values(api):
    made = api.post("/clients", FIRM).json()
    path = f"/clients/{made['id']}"
    api.patch(path, {"version": made["version"], "city": "Пловдив"})

    answer = api.patch(path, {"version": made["version"], "city": "Варна"})

    assert answer.status_code == 409
    facts = answer.json()["facts"]
    assert (facts["yours"], facts["stored"]) == ({"city": "Варна"}, {"city": "Пловдив"})
    assert api.get(path).json()["city"] == "Пловдив"
    assert api.patch(path, {"version": facts["version"], "city": "Варна"}).status_code == 200


def test_the_kind_of_a_client_cannot_be_changed(api):
    made = api.post("/clients", FIRM).json()

    assert api.patch(f"/clients/{made['id']}", {"kind": "individual"}).status_code == 400


def test_a_client_goes_to_the_archive_and_back(api):
    made = api.post("/clients", FIRM).json()

    assert api.post(f"/clients/{made['id']}/archive").json()["archived_at"]
    assert api.post(f"/clients/{made['id']}/archive").status_code == 422
    assert api.get("/clients").json()["rows"] == []
    assert api.delete(f"/clients/{made['id']}/archive").json()["archived_at"] is None


def test_what_passed_is_written_down_and_shown(api):
    made = api.post("/clients", FIRM).json()
    answer = api.post(f"/clients/{made['id']}/interactions", {"kind": "wish", "text": "без хлор"})

    assert answer.status_code == 201
    history = api.get(f"/clients/{made['id']}/timeline").json()["rows"]
    assert history[0]["code"] == "interaction.wish" or history[1]["code"] == "interaction.wish"
    assert api.post(f"/clients/{made['id']}/interactions", {"kind": "wish", "text": " "}).status_code == 422


def test_a_place_is_added_changed_and_closed(api):
    client_id = api.post("/clients", FIRM).json()["id"]
    made = api.post(
        "/premises",
        {"client_id": client_id, "name": "Склад", "area": "120.5", "conditions": ["pets"], "access": "код 1",
         "zones": [{"name": "Хале", "area": "100"}]},
    )  # fmt: skip

    assert made.status_code == 201
    place = made.json()
    assert (place["area"], place["conditions"], len(place["codes"])) == ("120.5000", ["pets"], 1)
    assert "access" not in place
    path = f"/premises/{place['id']}"
    assert api.patch(path, {"version": 1, "hours": "след 18"}).json()["hours"] == "след 18"
    assert api.patch(path, {"version": 1, "hours": "до 9"}).status_code == 409
    assert api.post(f"{path}/closure").json()["active"] is False
    assert api.get("/premises").json()["rows"] == []
    assert api.delete(f"{path}/closure").json()["active"] is True
    assert [row["id"] for row in api.get(f"/premises?client_id={client_id}").json()["rows"]] == [place["id"]]


@pytest.mark.parametrize("area", ["0", "-1", "99"])
def test_an_impossible_area_is_refused(api, area):
    client_id = api.post("/clients", FIRM).json()["id"]
    wrong = {"client_id": client_id, "name": "Склад", "area": area, "zones": [{"name": "Хале", "area": "100"}]}

    assert api.post("/premises", wrong).json()["fields"]["area"]["code"].startswith("premises.")


@pytest.mark.parametrize("role", ["storekeeper", "crew", "client"])
def test_who_has_no_business_with_clients_is_refused(api, role):
    api.role = role

    assert api.get("/clients").status_code == 403
    assert api.post("/clients", FIRM).status_code == 403


def test_a_character_no_text_may_hold_is_a_bad_request(api):
    assert api.post("/clients", PERSON | {"note": "а\x00б"}).status_code == 400
    assert api.get("/clients?q=%00").status_code == 400
