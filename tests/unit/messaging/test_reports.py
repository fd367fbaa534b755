"""Delivery reports come twice, late and in any order; a message ends where the most telling one says (P10)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.messaging.events import MessageDelivered, MessageFailed
from cleaning.domain.messaging.message import REPORTED
from cleaning.domain.messaging.values import Stage
from cleaning.domain.shared.errors import RuleBroken
from tests.unit.messaging.fakes import NOON, a_message

LATER = NOON + timedelta(minutes=5)
reports = st.lists(st.sampled_from(list(REPORTED)), min_size=1, max_size=8)


def sent(stage=Stage.SENT):
    message = a_message(id=1)
    message.take("carrier", at=NOON)
    if stage is Stage.SENT:
        message.accepted("c1", at=NOON)
    elif stage is Stage.UNKNOWN:
        message.unclear()
    message.pull()
    return message


def after(stages, start):
    message = sent(start)
    for stage in stages:
        message.reported(stage, "x", at=LATER)
    return message


@given(reports, st.randoms(use_true_random=False), st.sampled_from([Stage.SENDING, Stage.SENT, Stage.UNKNOWN]))
def test_any_order_with_repeats_ends_in_the_same_stage(stages, chance, start):
    shuffled = [*stages, *stages]
    chance.shuffle(shuffled)
    one, other = after(stages, start), after(shuffled, start)
    assert (one.stage, one.refusal, one.sent_at is None) == (other.stage, other.refusal, other.sent_at is None)
    assert one.stage is max([*stages, *([Stage.SENT] if start is Stage.SENT else [])], key=REPORTED.__getitem__)


@given(reports)
def test_the_answer_that_was_overtaken_by_a_report_only_adds_the_name(stages):
    message = after(stages, Stage.SENDING)
    stage = message.stage
    message.accepted("c7", at=LATER)
    assert (message.stage, message.provider_id) == (stage, "c7")


@given(reports)
def test_each_outcome_is_told_once(stages):
    told = [type(event) for event in after([*stages, *stages], Stage.SENT).pull()]
    assert told.count(MessageDelivered) == (Stage.DELIVERED in stages)
    assert told.count(MessageFailed) <= 2, "expired, then failed: at most"


def test_what_waits_to_be_tried_again_takes_only_the_news_that_it_arrived():
    message = a_message(id=1)
    assert not message.reported(Stage.FAILED, "x", at=LATER)
    assert message.stage is Stage.QUEUED
    assert message.reported(Stage.DELIVERED, "", at=LATER)
    assert message.stage is Stage.DELIVERED


def test_nobody_reports_that_it_is_queued():
    with pytest.raises(RuleBroken):
        sent().reported(Stage.QUEUED, "", at=LATER)
