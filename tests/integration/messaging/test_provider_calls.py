"""A provider calls: reports move messages on in any order, texts reach the inbox, STOP holds, forgers get 401."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.adapters.sms.calls import signature
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.messaging.apply_parked import ApplyParked
from cleaning.application.messaging.gateways import Gateways, Inbound, Report
from cleaning.application.messaging.queries import MessageQueries
from cleaning.application.messaging.send_text import SendText, Text
from cleaning.application.messaging.send_waiting import SendWaiting
from cleaning.application.messaging.take_news import TakeNews
from cleaning.domain.messaging.values import Stage
from cleaning.domain.shared.errors import RuleBroken
from tests.integration.sms.peers import KINDS
from tests.integration.sms.recorder import recorder
from tests.planning import HERE, House

OPTIONS = {
    "id": "data.msg_id", "secret": "shh", "proof_header": "x-sign", "report_list": "results", "report_id": "id",
    "report_status": "status", "statuses": {"DELIVRD": "delivered", "UNDELIV": "failed", "SENT": "sent"},
    "inbound_text": "text", "inbound_sender": "from", "inbound_id": "mo",
}  # fmt: skip


@pytest.fixture
def house(scope, clock):
    clock.at += timedelta(hours=3)
    return House(scope)


@pytest.fixture
def provider(house, monkeypatch):
    """The generic gateway with a peer on loopback, set up as the company's only one."""
    with recorder(KINDS["generic"].accept) as peer:
        gateways = house.scope.get(Gateways)
        monkeypatch.setattr(gateways, "options", {"generic": OPTIONS | {"url": peer.url}})
        monkeypatch.setattr(gateways, "_made", {})
        yield peer


@pytest.fixture
def sent(house, provider):
    """A text that the provider took, and its name for it."""
    client_id = house.client(phone="0888 412 037")
    house.scope.get(SendText)(Text(client_id=client_id, text="Идваме в 9", key="1"))
    house.scope.get(SendWaiting)()
    (message,) = house.scope.get(MessageQueries).page(HERE).rows
    assert message.stage is Stage.SENT
    number = house.scope.get(Session).scalar(text("select provider_id from messages"))
    return client_id, message.id, number


def call(client, body, secret="shh"):
    headers = {"x-sign": signature(body, secret, "sha256")} if secret else {}
    client.cookies.clear()
    return client.post("/callbacks/sms/generic", content=body, headers=headers | {"Sec-Fetch-Site": ""})


def stage(house, message_id):
    return house.scope.get(MessageQueries).card(HERE, message_id).stage


def test_a_signed_report_moves_the_message_on_and_stands_on_the_timeline(house, sent, client):
    client_id, message_id, number = sent
    body = b'{"results": [{"id": "%s", "status": "DELIVRD"}]}' % number.encode()
    for _ in range(3):
        answer = call(client, body)
        assert (answer.status_code, answer.text) == (200, "OK")
    assert stage(house, message_id) is Stage.DELIVERED
    told = [one.code for one in house.scope.get(ClientQueries).timeline(client_id, scope=HERE).rows]
    assert told.count("messaging.MessageDelivered") == 1


@pytest.mark.parametrize("secret", ["", "guess"])
def test_an_unsigned_or_wrongly_signed_call_is_refused_and_leaves_no_row(house, sent, client, secret):
    _, message_id, number = sent
    answer = call(client, b'{"results": [{"id": "%s", "status": "UNDELIV"}]}' % number.encode(), secret)
    assert (answer.status_code, answer.json()["code"]) == (401, "sms.forged")
    assert stage(house, message_id) is Stage.SENT
    assert house.scope.get(Session).scalar(text("select count(*) from delivery_reports")) == 0


def test_a_gateway_nobody_set_up_is_not_there(house, provider, client):
    client.cookies.clear()
    assert client.post("/callbacks/sms/nobody", content=b"{}").status_code == 404


def test_a_report_that_overtook_our_own_answer_is_applied_a_little_later(house, sent):
    _, message_id, number = sent
    scope = house.scope
    scope.get(Session).execute(text("update messages set provider_id = null"))
    scope.get(Session).commit()
    scope.get(TakeNews)("generic", [Report(event_id="e1", provider_id=number, stage="delivered")], [])
    assert stage(house, message_id) is Stage.SENT
    scope.get(Session).execute(text("update messages set provider_id = :n"), {"n": number})
    scope.get(Session).commit()
    scope.get(Session).expire_all()
    scope.get(ApplyParked)()
    assert stage(house, message_id) is Stage.DELIVERED


def test_stop_in_cyrillic_stops_what_waits_and_what_would_be_written_and_start_returns(house, sent):
    client_id, _, _ = sent
    scope, say = house.scope, iter(range(100))

    def write():
        return scope.get(SendText)(Text(client_id=client_id, text="Пак ние", key=f"k{next(say)}"))

    def hear(words):
        scope.get(TakeNews)("generic", [], [Inbound(event_id=words, sender="+359888412037", recipient="", text=words)])

    waiting = write()
    hear(" Стоп! ")
    hear(" Стоп! ")
    with pytest.raises(RuleBroken) as refusal:
        write()
    assert refusal.value.code == "message.stopped"
    scope.get(SendWaiting)()
    assert stage(house, waiting) is Stage.CANCELLED
    hear("START")
    scope.get(SendWaiting)()
    again = write()
    scope.get(SendWaiting)()
    assert stage(house, again) is Stage.SENT
    told = [one.code for one in scope.get(ClientQueries).timeline(client_id, scope=HERE).rows]
    assert (told.count("messaging.NumberOptedOut"), told.count("messaging.TextReceived")) == (1, 2)


def test_a_text_of_a_stranger_waits_for_a_person_too(house, provider, client):
    body = '{"results": [{"mo": "a1", "from": "359888999888", "text": "Чистите ли килими?"}]}'.encode()
    assert [call(client, body).status_code for _ in range(2)] == [200, 200]
    rows = house.scope.get(Session).execute(text("select sender, text, client_id from inbound_texts")).all()
    assert rows == [("+359888999888", "Чистите ли килими?", None)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["sent", "delivered", "failed", "expired"]), st.integers(1, 3), st.integers(0, 10**9))
def test_shuffled_and_repeated_reports_end_in_the_same_stage(house, sent, order, times, salt):
    _, message_id, number = sent
    scope = house.scope
    for kind in order * times:
        report = Report(event_id=f"{salt}-{kind}", provider_id=number, stage=kind)
        scope.get(TakeNews)("generic", [report], [])
    assert stage(house, message_id) is Stage.DELIVERED


def test_the_inbox_is_read_by_people_and_leaves_today_once_somebody_has(house, provider, client, api):
    house.client(phone="0888 412 037", name="Кафе Липа")
    body = (
        '{"results": [{"mo": "a1", "from": "359888412037", "text": "Може ли в 10?"},'
        ' {"mo": "a2", "from": "359888000999", "text": "Колко струва?"}]}'
    ).encode()
    assert call(client, body).status_code == 200
    shown = client.as_("office").get("/messages/inbox?unread=true").text
    assert "Може ли в 10?" in shown
    assert "Нов клиент" in shown, "a stranger can become one"
    assert "Колко струва?" in client.get("/").text
    rows = api.get("/messages/inbox?unread=true").json()["rows"]
    assert [row["text"] for row in rows] == ["Колко струва?", "Може ли в 10?"]
    assert api.post(f"/messages/inbox/{rows[0]['id']}/reading").json()["read_at"] is not None
    assert client.post(f"/messages/inbox/{rows[1]['id']}/reading").status_code == 303
    assert api.get("/messages/inbox?unread=true").json()["rows"] == []
    assert client.as_("storekeeper").get("/messages/inbox").status_code == 403


def test_a_trial_goes_through_the_same_outbox_once_and_only_to_a_mobile(house, provider, client):
    form = {"phone": "0888 000 111", "text": "Проба", "key": "t1"}
    client.as_("owner")
    for _ in range(2):
        assert client.post("/messages/providers/trial", data=form).status_code == 303
    house.scope.get(SendWaiting)()
    assert [asked.body.decode() for asked in provider.asked] == ['{"to":"+359888000111","text":"Проба","id":"m1"}']
    refused = client.post("/messages/providers/trial", data=form | {"phone": "02 987 65 43", "key": "t2"})
    assert refused.status_code == 422
    assert "не е мобилен номер" in refused.text
    assert "Проба" in refused.text, "nothing typed is lost"
