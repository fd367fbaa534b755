"""A message goes at most once, and what happened to it never runs backwards."""

from datetime import timedelta

import pytest

from cleaning.domain.messaging.events import MessageFailed, MessageSent, MessageUnclear
from cleaning.domain.messaging.message import TRIES
from cleaning.domain.messaging.values import Refusal, Stage
from cleaning.domain.shared.errors import RuleBroken
from tests.unit.messaging.fakes import NOON, a_message


def test_a_taken_message_is_sent_once():
    message = a_message()
    assert message.take("console", at=NOON)
    message.accepted("c-1", at=NOON)
    assert (message.stage, message.provider_id, message.sent_at, message.tries) == (Stage.SENT, "c-1", NOON, 1)
    assert [type(event) for event in message.pull()] == [MessageSent]
    with pytest.raises(RuleBroken):
        message.take("console", at=NOON)


def test_a_passing_trouble_waits_longer_each_time_and_then_fails():
    message, waits = a_message(), []
    for _ in range(TRIES - 1):
        message.take("console", at=NOON)
        message.rejected(Refusal.TRANSIENT, "429", at=NOON)
        assert message.stage is Stage.QUEUED
        waits.append(message.not_before - NOON)
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=2)
    message.take("console", at=NOON)
    message.rejected(Refusal.TRANSIENT, "429", at=NOON)
    assert message.stage is Stage.FAILED
    assert [type(event) for event in message.pull()] == [MessageFailed]


def test_an_unclear_message_is_sent_again_only_by_a_person():
    message = a_message()
    message.take("console", at=NOON)
    message.unclear()
    assert [type(event) for event in message.pull()] == [MessageUnclear]
    with pytest.raises(RuleBroken):
        message.take("console", at=NOON)
    message.send_again(at=NOON)
    assert message.take("console", at=NOON)


def test_a_late_answer_settles_an_unclear_message():
    message = a_message()
    message.take("console", at=NOON)
    message.unclear()
    message.accepted("c-1", at=NOON)
    assert message.stage is Stage.SENT


def test_a_reminder_that_comes_too_late_is_not_sent():
    message = a_message(valid_until=NOON)
    assert not message.take("console", at=NOON)
    assert message.stage is Stage.EXPIRED


def test_a_sent_message_cannot_be_cancelled():
    message = a_message()
    message.take("console", at=NOON)
    message.accepted(None, at=NOON)
    with pytest.raises(RuleBroken) as refusal:
        message.cancel()
    assert refusal.value.facts["stage"] is Stage.SENT
