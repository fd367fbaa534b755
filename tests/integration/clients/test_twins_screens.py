"""The same client twice, on screens and by API: shown while typing, made one, parted; consents with their wording."""

import re

import pytest

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import ConsentInput, NewClient
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.values import ClientKind, ConsentChannel, ConsentPurpose
from cleaning.domain.messaging.events import NumberOptedOut, NumberReturned
from tests.planning import HERE

FIRM = {"kind": "organisation", "legal_name": "Янтра ООД", "phone": "0888 412 037", "status": "lead", "language": "bg"}


@pytest.fixture
def two(client):
    first = client.post("/clients", data=FIRM | {"city": "Русе"}).headers["location"]
    again = FIRM | {"despite_twins": "true", "phone": "0888 412 038", "email": "a@example.bg"}
    return [
        int(first.rsplit("/", 1)[1]),
        int(client.post("/clients", data=again).headers["location"].rsplit("/", 1)[1]),
    ]


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ("legal_name=yantra", "подобно име"),
        ("legal_name=„Янтра“ ЕООД", "подобно име"),
        ("phone=0888412037", "същият телефон"),
        ("email=A@EXAMPLE.BG", "същият имейл"),
    ],
)
def test_whoever_is_here_already_is_shown_while_typing(client, two, typed, by):
    part = client.get(f"/clients/alike?{typed}&eik=99", headers=client.htmx("alike")).text

    assert f'href="/clients/{two[0]}"' in part or f'href="/clients/{two[1]}"' in part
    assert by in part
    assert "note-line" not in client.get("/clients/alike?legal_name=Рила&phone=088&email=a@").text


def test_two_are_compared_made_one_and_parted(client, two):
    winner, loser = two
    listed = client.get("/clients/duplicates").text
    assert f"/clients/{winner}/merging?other={loser}" in listed

    compared = client.get(f"/clients/{winner}/merging?other={loser}").text
    assert 'name="take-phone"' in compared
    assert 'name="take-email"' not in compared
    done = client.post(f"/clients/{winner}/merges", data={"other": str(loser), "take-phone": "other"})
    assert done.headers["location"] == f"/clients/{winner}"

    card = client.get(f"/clients/{winner}").text
    for text in ("0888\u00a0412\u00a0038", "0888\u00a0412\u00a0037", "a@example.bg", "се оказа същият клиент"):
        assert text in card
    assert client.get(f"/clients/{loser}").headers["location"] == f"/clients/{winner}"
    merge = re.search(r"/clients/merges/(\d+)", client.get("/clients/duplicates").text)[0]
    assert client.get(merge).status_code == 200

    assert client.post(f"{merge}/undoing").headers["location"] == f"/clients/{loser}"
    assert "a@example.bg" not in client.get(f"/clients/{winner}").text
    again = client.post(f"{merge}/undoing", headers=client.htmx("merges"))
    assert again.status_code == 422


def test_a_merge_that_cannot_be_says_why_and_changes_nothing(client, two):
    person = client.post("/clients", data={"kind": "individual", "given_name": "Янтра", "language": "bg"})
    other = person.headers["location"].rsplit("/", 1)[1]

    assert "не може да са един клиент" in client.get(f"/clients/{two[0]}/merging?other={other}").text
    refused = client.post(f"/clients/{two[0]}/merges", data={"other": other})
    assert refused.status_code == 422
    assert client.get(f"/clients/{other}").status_code == 200


def test_only_who_may_merges(client, two):
    client.as_("dispatcher")

    assert client.get("/clients/duplicates").status_code == 403
    assert client.post(f"/clients/{two[0]}/merges", data={"other": str(two[1])}).status_code == 403


def test_programs_find_merge_and_part(api):
    ids = [
        api.post(
            "/clients", {"kind": "organisation", "legal_name": name, "despite_twins": True, "phone": phone}
        ).json()["id"]
        for name, phone in (("Янтра ООД", "0888111222"), ("Yantra", "0888111333"))
    ]
    assert [one["id"] for one in api.get("/clients/alike", params={"name": "Янтра"}).json()] == ids
    assert [pair["by"] for pair in api.get("/clients/duplicates").json()] == [["name"]]
    preview = api.get(f"/clients/{ids[0]}/merging", params={"other": ids[1], "take": "name"}).json()
    assert [choice["name"] for choice in preview["choices"] if choice["open"]] == ["name", "legal_name", "phone"]

    merge = api.post(f"/clients/{ids[0]}/merges", {"loser_id": ids[1], "from_loser": ["name"]})
    assert (merge.status_code, merge.json()["winner"]) == (201, "Yantra")
    assert api.get(f"/clients/{ids[1]}").json()["merged_into"] == ids[0]
    assert len(api.get(f"/clients/{ids[0]}/merges").json()) == 1

    assert api.delete(f"/clients/merges/{merge.json()['id']}").json()["undone_at"]
    assert api.get(f"/clients/{ids[1]}").json()["merged_into"] is None
    assert api.post("/clients/duplicates/apart", {"one": ids[0], "other": ids[1]}).status_code == 204
    assert api.get("/clients/duplicates").json() == []


def test_a_consent_keeps_the_wording_it_was_given_to(api):
    client_id = api.post("/clients", {"kind": "individual", "given_name": "Мария"}).json()["id"]
    sms = {"purpose": "marketing", "channel": "sms"}
    first = api.get("/consent-texts").json()
    api.post(f"/clients/{client_id}/consents", sms | {"source": "договор"})
    wording = {"purpose": "marketing", "text_bg": "Съгласна съм.", "text_en": "I agree."}
    second = api.post("/consent-texts", wording).json()
    assert second["edition"] == 2
    assert api.post("/consent-texts", wording).json()["id"] == second["id"]
    api.post(f"/clients/{client_id}/consents/withdrawal", sms | {"source": "по телефона"})
    api.post(f"/clients/{client_id}/consents", sms)

    told = api.get(f"/clients/{client_id}/consents").json()

    of_first = next(text["id"] for text in first if text["purpose"] == "marketing")
    assert [(word["given"], word["source"], word["text_id"]) for word in told] == [
        (True, "договор", of_first), (False, "по телефона", None), (True, "", second["id"]),
    ]  # fmt: skip
    late = api.post(f"/clients/{client_id}/consents", sms | {"at": "2030-01-01T00:00:00Z"})
    assert (late.status_code, late.json()["code"]) == (422, "consent.future")


def test_wordings_are_shown_and_written_in_settings(client):
    assert "Съгласен съм да получавам предложения" in client.get("/settings/consents").text
    wrong = client.post("/settings/consents", data={"purpose": "marketing", "text_bg": "Само едното", "text_en": ""})
    assert wrong.status_code == 422
    assert "Само едното" in wrong.text
    done = client.post("/settings/consents", data={"purpose": "marketing", "text_bg": "Да.", "text_en": "Yes."})
    assert done.status_code == 303
    assert "Версия 2" in client.get("/settings/consents").text


def test_stop_withdraws_and_start_gives_back_what_was(scope):
    sms = ConsentInput(purpose=ConsentPurpose.MARKETING, channel=ConsentChannel.SMS, source="договор")
    add = scope.get(AddClient)
    agreed, silent = (
        add(NewClient(kind=ClientKind.INDIVIDUAL, given_name="Мария", consents=told, despite_twins=True))
        for told in ((sms,), ())
    )
    for event in (NumberOptedOut, NumberReturned):
        for client_id in (agreed, silent):
            with scope.get(Work) as work:
                work.tell(event(phone="+359888111222", client_id=client_id, text="STOP"))

    said = {
        client_id: [(w.purpose.value, w.given) for w in scope.get(ClientQueries).card(client_id, scope=HERE).consents]
        for client_id in (agreed, silent)
    }
    assert said[silent] == [("service", False), ("service", True)]
    assert sorted(said[agreed]) == sorted(
        [("marketing", True), ("service", False), ("marketing", False), ("service", True), ("marketing", True)]
    )
