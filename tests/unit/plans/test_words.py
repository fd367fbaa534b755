"""Rules are told in the words people use."""

import pytest
from hypothesis import given

from cleaning.domain.plans.words import describe
from tests.strategies import rules


@pytest.mark.parametrize(
    ("rule", "bulgarian", "english"),
    [
        ("", "еднократно", "once"),
        ("FREQ=DAILY", "всеки ден", "every day"),
        ("FREQ=DAILY;INTERVAL=2", "през ден", "every second day"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "всеки работен ден", "every workday"),
        ("FREQ=WEEKLY;BYDAY=MO", "всеки понеделник", "every Monday"),
        ("FREQ=WEEKLY;BYDAY=SU", "всяка неделя", "every Sunday"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "всяка седмица в понеделник и четвъртък", "every Monday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=FR,TU", "всяка седмица във вторник и петък", "every Tuesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "всяка втора сряда", "every second Wednesday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SA", "на всеки 3 седмици в събота", "every 3 weeks on Saturday"),
        ("FREQ=WEEKLY", "всяка седмица", "every week"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "всеки месец на 1-во число", "every month on the 1st"),
        ("FREQ=MONTHLY;BYMONTHDAY=12", "всеки месец на 12-то число", "every month on the 12th"),
        ("FREQ=MONTHLY;BYMONTHDAY=27", "всеки месец на 27-мо число", "every month on the 27th"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "всеки месец в последния ден", "every month on the last day"),
        ("FREQ=MONTHLY;BYDAY=1MO", "всеки месец в първия понеделник", "every month on the first Monday"),
        ("FREQ=MONTHLY;BYDAY=2WE", "всеки месец във втората сряда", "every month on the second Wednesday"),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
            "на всеки 3 месеца в последния петък",
            "every 3 months on the last Friday",
        ),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=6", "по особено правило", "by a rule of its own"),
    ],
)
def test_a_rule_reads_as_people_say_it(rule, bulgarian, english):
    assert describe(rule) == bulgarian
    assert describe(rule, "en") == english


@given(rules)
def test_every_rule_has_a_phrase_in_both_languages(rule):
    assert describe(rule) != describe(rule, "en")
