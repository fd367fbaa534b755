"""Requests by API and on screens: deadlines, stages, the way to an offer; the public page and who it keeps out."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from tests.counting import counted
from tests.planning import House

ASKED = {
    "kind": "organisation", "firm": "Янтра ООД", "eik": "999990010", "name": "Калина Дойчева", "phone": "0888 412 037",
    "email": "kalina@example.com", "text": "Офис на два етажа", "settlement": "София", "address": "ул. „Роза“ 5",
    "purpose": "office", "area": "120", "periodicity": "twice_weekly", "wanted_on": "2026-12-01", "channel": "email",
}  # fmt: skip


@pytest.fixture
def asked(api):
    answer = api.post("/requests", ASKED)
    assert answer.status_code == 201, answer.text
    return answer.json()


def stage(api, request, **changes):
    return api.post(f"/requests/{request['id']}/stage", changes)


def test_the_answer_is_due_within_working_hours(api, asked, clock):
    """Four hours from 09:00 on a Tuesday; an hour later on Friday evening it is Monday."""
    assert asked["respond_by"] == "2026-11-24T11:00:00Z"
    clock.at = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
    assert api.post("/requests", ASKED).json()["respond_by"] == "2026-11-30T10:30:00Z"


def test_an_answer_nobody_gives_reaches_today(client, api, asked, clock):
    assert "Запитване без отговор" not in client.get("/").text
    clock.at += timedelta(hours=5)
    today = client.get("/").text
    assert "Запитване без отговор" in today
    assert f'href="/requests/{asked["id"]}"' in today
    assert [one["id"] for one in api.get("/requests?late=true").json()["rows"]] == [asked["id"]]
    stage(api, asked, stage="contacted")
    assert "Запитване без отговор" not in client.get("/").text


def test_a_request_becomes_client_place_and_offer_in_one_step(api, client, asked, scope):
    service = House(scope).service()
    again = ASKED | {"services": [service], "version": asked["version"]}
    assert api.patch(f"/requests/{asked['id']}", again).status_code == 200

    made = api.post(f"/requests/{asked['id']}/conversion").json()

    known = api.get(f"/clients/{made['client_id']}").json()
    assert (known["legal_name"], known["eik"], known["city"]) == ("Янтра ООД", "999990010", "София")
    assert known["contacts"][0]["name"] == "Калина Дойчева"
    place = api.get(f"/premises/{made['premises_id']}").json()
    assert (place["purpose"], place["periodicity"], place["area"]) == ("office", "twice_weekly", "120.0000")
    quote = api.get(f"/quotes/{made['quote_id']}").json()
    assert [(line["quantity"], line["rrule"]) for line in quote["lines"]] == [("120.0000", "FREQ=WEEKLY;BYDAY=MO,TH")]
    now = api.get(f"/requests/{asked['id']}").json()
    assert (now["client_id"], now["premises_id"], now["quote_id"]) == tuple(made.values())
    assert now["stage"] == "contacted"
    assert f'href="/requests/{asked["id"]}"' in client.get(f"/quotes/{made['quote_id']}").text
    card = client.get(f"/clients/{made['client_id']}").text
    assert "Стана клиент от запитване (имейл" in card
    assert "Офис на два етажа" in card

    api.post(f"/quotes/{made['quote_id']}/sending")
    assert api.get(f"/requests/{asked['id']}").json()["stage"] == "quoted"
    api.post(f"/quotes/{made['quote_id']}/acceptance")
    assert api.get(f"/requests/{asked['id']}").json()["stage"] == "won"


def test_an_offer_written_by_hand_answers_the_request_and_its_refusal_loses_it(api, asked, scope):
    made = api.post(f"/requests/{asked['id']}/conversion").json()
    assert made["quote_id"] is None
    line = {"premises_id": made["premises_id"], "service_id": House(scope).service(), "quantity": "1"}
    body = {"client_id": made["client_id"], "title": "Офис", "lines": [line | {"rrule": "FREQ=WEEKLY;BYDAY=MO"}]}
    quote = api.post("/quotes", body).json()["id"]
    api.post(f"/quotes/{quote}/sending")
    api.post(f"/quotes/{quote}/refusal", {"reason": "Скъпо е"})

    now = api.get(f"/requests/{asked['id']}").json()
    assert (now["quote_id"], now["stage"], now["lost_reason"], now["lost_note"]) == (
        quote, "lost", "declined", "Скъпо е",
    )  # fmt: skip


def test_a_conversion_that_fails_leaves_nothing(api, asked):
    """The same firm is a client already and nobody said that it is another one."""
    api.post("/clients", {"kind": "organisation", "legal_name": "Янтра ООД", "eik": "999990010"})

    refused = api.post(f"/requests/{asked['id']}/conversion")

    assert refused.json()["code"] == "client.duplicate"
    assert len(api.get("/clients").json()["rows"]) == 1
    assert api.get(f"/requests/{asked['id']}").json()["client_id"] is None


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("stage", {"stage": "quoted"}, "request.no_quote"),
        ("stage", {"stage": "won"}, "request.no_client"),
        ("stage", {"stage": "lost"}, "request.no_reason"),
        ("loss", {"reason": ""}, "request.no_reason"),
        ("loss", {"reason": "каприз"}, "field.not_offered"),
        ("reopening", {}, "request.is_open"),
    ],
)
def test_a_step_that_means_nothing_is_refused(api, asked, path, body, code):
    answer = api.post(f"/requests/{asked['id']}/{path}", body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_reasons_of_the_company_count(api, client, asked):
    hours = {"answer_hours": "8", "opens": "08:00", "closes": "17:00", "workdays": ["0", "1"]}
    assert client.post("/settings/requests", data=hours).status_code == 303
    client.post("/settings/dictionaries/loss", data={"name_bg": "Далечен край"})
    assert "Далечен край" in client.get(f"/requests/{asked['id']}").text
    assert api.post(f"/requests/{asked['id']}/loss", {"reason": "далечен_край"}).json()["stage"] == "lost"
    assert "Далечен край" in client.get("/requests?stage=lost").text
    assert api.post("/request-rules", {"answer_hours": 100}).json()["code"] == "service_level.within"


def test_the_board_moves_and_counts_in_few_questions(client, api, asked, scope):
    moved = client.post(
        f"/requests/{asked['id']}/stage",
        data={"stage": "contacted", "board": "1"}, headers=client.htmx("lead-board"),
    )  # fmt: skip
    column = re.search(r'data-stage="contacted".*?</section>', moved.text, re.DOTALL)[0]
    assert "Янтра ООД" in column
    for path in ("/requests/board", "/requests?q=yantra", f"/requests/{asked['id']}", "/requests/new"):
        with counted(scope.get(Engine)) as sent:
            assert client.get(path).status_code == 200
        assert len(sent) <= 10, path
    assert "Янтра" not in client.get("/requests?q=друго").text


def test_a_refused_form_keeps_what_was_typed_and_says_it_at_the_field(client):
    answer = client.post("/requests", data={"channel": "phone", "kind": "organisation", "name": "Ива", "phone": "12"})
    assert answer.status_code == 422
    assert 'value="Ива"' in answer.text
    assert {"f-firm-error", "f-phone-error"} <= set(re.findall(r'id="(f-\w+-error)"', answer.text))


def test_requests_of_another_branch_and_the_storekeeper_are_kept_out(client, api, asked, database):
    assert client.as_("storekeeper").get("/requests/board").status_code == 403
    assert client.as_("dispatcher").get(f"/requests/{asked['id']}").status_code == 200


# ---- the public page


PUBLIC = {"kind": "individual", "name": "Мария Тодорова", "phone": "0888 412 037", "text": "Апартамент след ремонт"}


@pytest.fixture
def stranger(client):
    """A browser nobody signed in with; the form as it was opened."""
    client.cookies.clear()
    client.headers.pop("X-CSRF-Token", None)

    def open_form():
        return re.search(r'name="stamp" value="([^"]+)"', client.get("/request").text)[1]

    client.open_form = open_form
    return client


def stored(scope):
    rows = scope.get(Engine).connect().execute(text("select name, channel, stage from requests"))
    return [tuple(row) for row in rows]


def test_a_stranger_asks_without_a_login_and_is_thanked(stranger, scope, clock):
    stamp = stranger.open_form()
    clock.at += timedelta(seconds=20)

    sent = stranger.post("/request", data=PUBLIC | {"stamp": stamp})
    again = stranger.post("/request", data=PUBLIC | {"stamp": stamp})

    assert (sent.status_code, sent.headers["location"]) == (303, "/request/thanks")
    assert again.status_code == 303
    assert stored(scope) == [("Мария Тодорова", "website", "new")]
    assert "Ще отговорим до днес 13:00" in stranger.get("/request/thanks").text.replace("\u00a0", " ")


def test_the_page_speaks_english_too(stranger):
    assert stranger.get("/request?lang=en").headers["location"] == "/request"
    assert "What shall we clean?" in stranger.get("/request").text


def test_machines_are_kept_out(stranger, scope, clock):
    stamp = stranger.open_form()
    fast = stranger.post("/request", data=PUBLIC | {"stamp": stamp})
    assert fast.status_code == 422
    assert 'value="Мария Тодорова"' in fast.text
    clock.at += timedelta(seconds=20)
    assert stranger.post("/request", data=PUBLIC | {"stamp": stamp, "website": "http://spam"}).status_code == 303
    assert (
        stranger.post("/request", data=PUBLIC | {"stamp": stamp[:-1] + ("1" if stamp[-1] == "0" else "0")}).status_code
        == 422
    )
    assert stranger.post("/request", data=PUBLIC | {"stamp": "1.a.b"}).status_code == 422
    assert stranger.post("/request", data=PUBLIC | {"stamp": stamp, "text": "я" * 40_000}).status_code == 413
    forged = stranger.post("/request", data=PUBLIC | {"stamp": stamp}, headers={"Sec-Fetch-Site": "cross-site"})
    assert forged.status_code == 403
    clock.at += timedelta(hours=13)
    assert stranger.post("/request", data=PUBLIC | {"stamp": stamp}).status_code == 422
    assert stored(scope) == []


def test_one_address_may_not_ask_for_ever(stranger, scope, clock):
    answers = []
    for _ in range(6):
        stamp = stranger.open_form()
        clock.at += timedelta(seconds=20)
        answers.append(stranger.post("/request", data=PUBLIC | {"stamp": stamp}).status_code)
    assert answers == [303] * 5 + [429]
    assert len(stored(scope)) == 5
    clock.at += timedelta(hours=1)
    stamp = stranger.open_form()
    clock.at += timedelta(seconds=20)
    assert stranger.post("/request", data=PUBLIC | {"stamp": stamp}).status_code == 303


def test_a_company_may_close_its_page(client, api):
    api.post("/request-rules", {"open_form": False})
    assert client.get("/request").status_code == 404
