"""What people write of how often is read as they meant it; whatever the program says itself it understands."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.plans.recurrence import occurrences
from cleaning.domain.plans.rhythm import LAST, Kind, Rhythm
from cleaning.domain.plans.words import describe
from cleaning.domain.shared.lists.rhythm_words import Said, spoken

weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
every = st.integers(1, 6)
rhythms = st.one_of(
    st.just(Rhythm(kind=Kind.ONCE)),
    st.builds(Rhythm, kind=st.just(Kind.DAILY), every=every),
    st.just(Rhythm(kind=Kind.WORKDAYS, weekdays=(0, 1, 2, 3, 4))),
    st.builds(Rhythm, kind=st.just(Kind.WEEKLY), every=every, weekdays=weekdays),
    st.builds(Rhythm, kind=st.just(Kind.MONTHLY_ON_DAY), every=every, day=st.integers(1, 28) | st.just(LAST)),
    st.builds(
        Rhythm, kind=st.just(Kind.MONTHLY_ON_WEEKDAY), every=every, nth=st.sampled_from([1, 2, 3, 4, LAST]),
        weekdays=st.integers(0, 6).map(lambda day: (day,)),
    ),
)  # fmt: skip
START, UNTIL = datetime(2026, 11, 2, tzinfo=UTC), datetime(2028, 5, 1, tzinfo=UTC)


def visits(rule: str) -> list[datetime]:
    return list(occurrences(rule, "Europe/Sofia", START, UNTIL))


@given(
    rhythms, st.sampled_from(["bg", "en"]), st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
)
def test_what_the_program_says_it_reads_back_to_the_same_visits(rhythm, language, at):
    phrase = describe(rhythm.rule, language) + (f" {at:%H:%M}" if at else "")

    said = spoken(phrase)

    assert said is not None, phrase
    assert (said.at, said.sure) == (at, True), phrase
    assert visits(said.rule) == visits(rhythm.rule), phrase


@pytest.mark.parametrize(
    ("typed", "rule", "at", "sure"),
    [
        ("всеки понеделник и четвъртък 8:00", "FREQ=WEEKLY;BYDAY=MO,TH", time(8), True),
        ("пон, сря и пет от 18.30 ч.", "FREQ=WEEKLY;BYDAY=MO,WE,FR", time(18, 30), True),
        ("пон–пет в 7 ч.", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", time(7), True),
        ("2 пъти седмично", "FREQ=WEEKLY;BYDAY=MO,TH", None, False),
        ("2 пъти седмично (вт, пт)", "FREQ=WEEKLY;BYDAY=TU,FR", None, True),
        ("пет пъти седмично", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", None, False),
        ("на 2 седмици", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", None, False),
        ("през седмица в сряда 9:15", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", time(9, 15), True),
        ("всяка втора сряда", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", None, True),
        ("всеки работен ден 6:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", time(6), True),
        ("ежедневно", "FREQ=DAILY", None, True),
        ("през ден", "FREQ=DAILY;INTERVAL=2", None, True),
        ("на 15-то число", "FREQ=MONTHLY;BYMONTHDAY=15", None, True),
        ("всеки месец в първия понеделник", "FREQ=MONTHLY;BYDAY=1MO", None, True),
        ("веднъж месечно", "FREQ=MONTHLY;BYDAY=1MO", None, False),
        ("на тримесечие", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", None, False),
        ("twice a week", "FREQ=WEEKLY;BYDAY=MO,TH", None, False),
        ("every Tuesday at 10:00", "FREQ=WEEKLY;BYDAY=TU", time(10), True),
        ("RRULE:FREQ=WEEKLY;BYDAY=SA", "FREQ=WEEKLY;BYDAY=SA", None, True),
        ("еднократно", "", None, True),
    ],
)
def test_phrases_of_people(typed, rule, at, sure):
    assert spoken(typed) == Said(rule, at, sure)


@pytest.mark.parametrize("typed", ["", "както се разберем", "при заявка", "99:99", "понякога", "=1+1"])
def test_what_nobody_can_tell_is_nothing(typed):
    assert spoken(typed) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text):
    spoken(text)
