"""From tomorrow's visit to an SMS on the client's timeline."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.messaging.queries import MessageQueries
from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.send_text import SendText, Text
from cleaning.application.messaging.send_waiting import SendWaiting
from cleaning.application.shared.access import Scope
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.domain.messaging.values import RuleEvent, Stage
from cleaning.domain.shared.errors import NotFound, RuleBroken
from tests.planning import HERE, House


@pytest.fixture
def house(scope, clock):
    clock.at += timedelta(hours=3)  # 12:00 in Sofia: neither too early nor night
    return House(scope)


@pytest.fixture
def reminded(house):
    """A client whose office is cleaned tomorrow at eight, just reminded of it."""
    client_id = house.client(phone="0888 412 037")
    line = {"premises_id": house.premises(client_id), "service_id": house.service(), "rrule": "FREQ=WEEKLY;BYDAY=WE"}
    house.sign(client_id, line, starts_on=date(2026, 11, 25))
    assert house.scope.get(RemindOfVisits)() == 1
    return client_id


def messages(house, **wanted):
    return house.scope.get(MessageQueries).page(HERE, **wanted).rows


def history(house, client_id):
    return [one.code for one in house.scope.get(ClientQueries).timeline(client_id, scope=HERE).rows]


def test_the_rule_queues_one_message_and_the_next_ticks_none(house, reminded):
    assert house.scope.get(RemindOfVisits)() == 0
    (message,) = messages(house)
    assert (message.stage, message.client_id, message.recipient) == (Stage.QUEUED, reminded, "+359888412037")
    assert "25.11." in message.text
    assert "08:00" in message.text
    assert message.created_at == message.not_before


def test_it_is_sent_through_the_gateway_once_and_stands_on_the_timeline(house, reminded):
    house.scope.get(SendWaiting)()
    house.scope.get(SendWaiting)()
    (message,) = messages(house)
    assert (message.stage, message.provider, message.tries) == (Stage.SENT, "console", 1)
    assert [one.outcome for one in house.scope.get(MessageQueries).attempts(HERE, message.id)] == ["accepted"]
    told = history(house, reminded)
    assert told.count("messaging.MessageQueued") == told.count("messaging.MessageSent") == 1


def test_a_cancelled_visit_takes_its_reminder_along(house, reminded):
    house.scope.get(CancelVisit)(house.visits()[0].id, "клиентът отказа")
    assert [one.stage for one in messages(house)] == [Stage.CANCELLED]
    house.scope.get(SendWaiting)()
    assert [one.stage for one in messages(house)] == [Stage.CANCELLED]


def test_a_text_by_hand_is_written_once_however_often_it_is_clicked(house, reminded):
    send = house.scope.get(SendText)
    send(Text(client_id=reminded, text="Идваме в 10", key="one-click"))
    with pytest.raises(RuleBroken) as refusal:
        send(Text(client_id=reminded, text="Идваме в 10", key="one-click"))
    assert refusal.value.code == "message.already"
    assert len(messages(house)) == 2


def test_an_unclear_message_waits_for_a_person_who_may_send_it_again(client, house, reminded):
    session = house.scope.get(Session)
    session.execute(text("update messages set stage = 'unknown', provider = 'console'"))
    session.commit()
    (message,) = messages(house)
    page = client.get(f"/messages/{message.id}")
    assert "не отговори" in page.text
    answer = client.post(f"/messages/{message.id}/sending", data={})
    assert answer.status_code == 303
    assert messages(house)[0].stage is Stage.QUEUED
    house.scope.get(SendWaiting)()
    assert messages(house)[0].stage is Stage.SENT


def test_a_sent_message_cannot_be_sent_again(client, house, reminded):
    house.scope.get(SendWaiting)()
    (message,) = messages(house)
    answer = client.post(f"/messages/{message.id}/sending", data={})
    assert answer.status_code == 422
    assert messages(house)[0].stage is Stage.SENT


def test_the_screens_show_it(client, house, reminded):
    listed = client.get("/messages")
    assert "Софтнет" in listed.text
    assert "Чака" in listed.text
    assert "Няма такова съобщение" in client.get("/messages?stage=failed").text
    assert client.get(f"/messages/new?client_id={reminded}").status_code == 200


def test_a_text_is_measured_while_typing(client):
    shown = client.get("/messages/measure", params={"text": "Я" * 71}).text
    assert "2 SMS" in shown
    assert "1 SMS" in shown, "what Latin letters would make of it"


def test_a_message_to_a_client_without_a_mobile_is_explained_at_the_form(client, house):
    client_id = house.client("Зора ООД", phone="02 987 65 43")
    answer = client.post("/messages", data={"client_id": str(client_id), "text": "Здравейте", "purpose": "service"})
    assert answer.status_code == 422
    assert "стационарен" in answer.text
    assert "Здравейте" in answer.text, "nothing typed is lost"


def test_marketing_without_consent_does_not_leave(api, house, reminded):
    answer = api.post("/messages", {"client_id": reminded, "text": "Промоция", "purpose": "marketing"})
    assert (answer.status_code, answer.json()["code"]) == (422, "message.no_consent")


def test_the_api_sends_and_tells(api, house, reminded):
    sent = api.post("/messages", {"client_id": reminded, "text": "Идваме след час", "purpose": "urgent"}, key="k-1")
    assert (sent.status_code, sent.json()["stage"], sent.json()["parts"]) == (201, "queued", 1)
    again = api.post("/messages", {"client_id": reminded, "text": "Идваме след час", "purpose": "urgent"}, key="k-1")
    assert again.json()["id"] == sent.json()["id"]
    assert [row["id"] for row in api.get("/messages?purpose=urgent").json()["rows"]] == [sent.json()["id"]]
    assert api.get(f"/messages/{sent.json()['id']}").json()["text"] == "Идваме след час"


def test_a_rule_is_reworded_and_switched_off(client, house, reminded):
    rule = house.scope.get(MessageQueries).rule(RuleEvent.VISIT_TOMORROW)
    typed = {"send_from": "09:30", "text_bg": "Утре в {time}", "text_en": "At {time}", "version": str(rule.version)}
    assert client.post("/messages/rules/visit_tomorrow", data=typed).status_code == 303
    changed = house.scope.get(MessageQueries).rule(RuleEvent.VISIT_TOMORROW)
    assert (changed.active, changed.text_bg) == (False, "Утре в {time}")
    stale = client.post("/messages/rules/visit_tomorrow", data=typed)
    assert stale.status_code == 422
    wrong = client.post("/messages/rules/visit_tomorrow", data=typed | {"text_bg": "{час}", "version": "2"})
    assert wrong.status_code == 422
    nameless = client.post("/messages/rules/visit_tomorrow", data=typed | {"text_bg": "{phone}", "version": "2"})
    assert nameless.status_code == 422, "the company has no phone to fill in"
    assert "час" in wrong.text


def test_another_branch_knows_nothing_of_it(house, reminded):
    (message,) = messages(house)
    with pytest.raises(NotFound):
        house.scope.get(MessageQueries).card(Scope(branch_ids=(2,)), message.id)
