"""Gaps of a text are known and filled; people sleep undisturbed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.messaging.first_rules import first_rule
from cleaning.domain.messaging.quiet import QuietHours
from cleaning.domain.messaging.template import check, fill
from cleaning.domain.messaging.values import Purpose, RuleEvent
from cleaning.domain.shared.errors import RuleBroken

SOFIA = ZoneInfo("Europe/Sofia")


def test_gaps_are_filled():
    assert (
        fill("В {time} ще почистим {premises}.", {"time": "08:00", "premises": "Офис"}) == "В 08:00 ще почистим Офис."
    )


def test_an_empty_gap_is_refused():
    with pytest.raises(RuleBroken) as refusal:
        fill("В {time}.", {"time": " "})
    assert refusal.value.facts["empty"] == ["time"]


def test_a_gap_nobody_can_fill_is_refused_with_the_known_ones():
    with pytest.raises(RuleBroken) as refusal:
        check("Здравейте, {име}", ["name"])
    assert refusal.value.code == "message.unknown_gap"
    assert refusal.value.facts["unknown"] == ["име"]


def test_filled_values_are_not_read_as_gaps():
    assert fill("{a}", {"a": "{b}", "b": "!"}) == "{b}"


def test_a_rule_keeps_its_text_when_a_new_one_is_refused():
    rule = first_rule(RuleEvent.VISIT_TOMORROW)
    before = rule.text("bg")
    with pytest.raises(RuleBroken):
        rule.reword("{nonsense}", "Hi")
    assert rule.text("bg") == before


def test_a_message_of_the_night_waits_for_the_morning():
    night = datetime(2026, 11, 24, 21, 30, tzinfo=SOFIA)
    assert QuietHours().postpone(night, SOFIA, Purpose.REMINDER) == datetime(2026, 11, 25, 9, tzinfo=SOFIA)
    assert QuietHours().postpone(night, SOFIA, Purpose.URGENT) == night


@given(st.integers(0, 730 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)))
def test_a_postponed_message_is_never_early_and_never_in_the_night(instant):
    sent = QuietHours().postpone(instant, SOFIA, Purpose.SERVICE)
    assert sent >= instant
    assert not QuietHours().covers(sent.astimezone(SOFIA).time())
