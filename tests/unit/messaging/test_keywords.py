"""STOP in either alphabet, and nothing that only looks like it."""

import pytest

from cleaning.domain.messaging.keywords import Wish, wish
from cleaning.domain.messaging.opt_out import OptOut
from tests.unit.messaging.fakes import NOON


@pytest.mark.parametrize("text", ["STOP", "стоп", " Стоп! ", "„отказ“", "unsubscribe", "OTKAZ.", "StopAll"])
def test_a_text_that_is_only_the_word_stops(text):
    assert wish(text) is Wish.STOP


@pytest.mark.parametrize("text", ["START", "старт!", "unstop"])
def test_start_brings_messages_back(text):
    assert wish(text) is Wish.START


@pytest.mark.parametrize("text", ["Не", "Stop by at 9, please", "стопанка", "", "не ме спирайте", "отказ от час"])
def test_anything_else_is_a_message_for_a_person(text):
    assert wish(text) is None


def test_stop_twice_is_told_once_and_for_every_client_with_the_number():
    said = OptOut(phone="+359888123456")
    assert said.stop("СТОП", [7, 8], at=NOON)
    assert not said.stop("STOP", [7, 8], at=NOON)
    assert [event.client_id for event in said.pull()] == [7, 8]
    assert said.stands
    assert said.start("START", [], at=NOON)
    assert not said.stands
    assert not said.start("START", [], at=NOON)
