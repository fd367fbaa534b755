"""What a rule may say and when a level is reached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.messaging.first_rules import first_rule
from cleaning.domain.messaging.rule import BY_DAYS, GAPS, STILL_FRESH
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.template import GAP, fill
from cleaning.domain.messaging.values import RuleEvent
from cleaning.domain.shared.errors import RuleBroken

USUAL = {
    "company": "Бистра", "phone": "0700 12 345", "date": "25.11.", "time": "08:00", "old_date": "24.11.",
    "old_time": "09:00", "premises": "Офис „Витоша“", "address": "София, бул. Витоша 12", "number": "0000000042",
    "sum": "1 234,56 EUR", "days": "10",
}  # fmt: skip
levels = st.lists(st.integers(1, 365), min_size=1, max_size=5, unique=True)


@pytest.mark.parametrize("event", list(RuleEvent))
def test_the_first_texts_fill_every_gap_and_fit_into_three(event):
    rule = first_rule(event)
    for text in (rule.text_bg, rule.text_en):
        assert set(GAP.findall(text)) <= set(GAPS[event])
        assert len(segment(fill(text, USUAL)).parts) <= 3


def test_only_the_reminder_is_on_from_the_start():
    assert [event for event in RuleEvent if first_rule(event).active] == [RuleEvent.VISIT_TOMORROW]


@given(levels, st.integers(-400, 800))
def test_a_level_is_reached_on_its_day_and_shortly_after(days, late):
    rule = first_rule(RuleEvent.PAYMENT_OVERDUE)
    rule.count(days)
    level = rule.level(late)
    assert (level is None) == (not any(one <= late < one + STILL_FRESH for one in days))
    assert level is None or level == max(one for one in days if one <= late)


@given(levels)
def test_levels_stand_in_order_once_each(days):
    rule = first_rule(RuleEvent.PAYMENT_DUE)
    rule.count([*days, *days])
    assert list(rule.days) == sorted(days)


@pytest.mark.parametrize("days", [(), (0,), (366,), (1, 2, 3, 4, 5, 6), (-3,)])
def test_other_numbers_of_days_are_refused(days):
    with pytest.raises(RuleBroken) as refusal:
        first_rule(RuleEvent.PAYMENT_OVERDUE).count(days)
    assert (refusal.value.code, refusal.value.facts["field"]) == ("rule.days", "days")


def test_a_rule_that_counts_no_days_keeps_none():
    for event in set(RuleEvent) - BY_DAYS:
        rule = first_rule(event)
        rule.count([3])
        assert rule.days == ()
