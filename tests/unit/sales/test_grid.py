"""The walk-through grid: rooms and frequencies become lines, and no square metre gets lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.grid import Room, TaskNorm, lines_of, time_of
from cleaning.domain.sales.often import RULES, rule_of, sign_of
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PremisesId, ServiceId

PLACE = PremisesId(1)
WET, TOILETS, BINS = ServiceId(1), ServiceId(2), ServiceId(3)
NORMS = {
    WET: TaskNorm("m2", "floors", Decimal("0.16")),
    TOILETS: TaskNorm("piece", "sanitary", Decimal(8)),
    BINS: TaskNorm("piece", "office", Decimal("0.7")),
}


def room(name, area, tasks, **counts):
    return Room(premises_id=PLACE, name=name, area=Decimal(area), tasks=tasks, **counts)


OFFICE = [
    room("Рецепция", 28, {"1": "5", "3": "5"}),
    room("Кухня", 22, {"1": "5", "3": "5"}),
    room("Архив", 21, {"1": "M"}),
    room("Тоалетни", 18, {"1": "5", "2": "5"}, sanitary=6),
]


def test_rooms_with_the_same_frequency_become_one_line():
    lines = [(line.service_id, line.quantity, line.rule) for line in lines_of(OFFICE, NORMS)]

    assert lines == [
        (WET, Decimal(68), RULES["5"]),
        (WET, Decimal(21), RULES["M"]),
        (TOILETS, Decimal(6), RULES["5"]),
        (BINS, Decimal(2), RULES["5"]),
    ]


def test_the_time_adds_up_by_room_and_by_task():
    minutes = time_of(OFFICE, NORMS)

    assert sum(minutes.rooms) == sum(minutes.tasks.values()) == minutes.total
    assert round(minutes.tasks[TOILETS] / 60, 1) == Decimal("17.3")  # 6 × 8 ÷ 60 × 21.67, as in the picture


def test_a_room_without_what_is_counted_makes_no_line():
    assert lines_of([room("Антре", 10, {"2": "5"})], NORMS) == []


signs = st.sampled_from(["", *RULES])
rooms = st.lists(
    st.builds(
        room,
        st.just("Стая"),
        st.integers(0, 500),
        st.fixed_dictionaries({"1": signs, "2": signs, "3": signs}),
        sanitary=st.integers(0, 9),
    ),
    max_size=12,
)


@given(rooms)
def test_every_square_metre_of_every_room_is_in_a_line(given_rooms):
    lines = lines_of(given_rooms, NORMS)

    for sign, rule in RULES.items():
        metres = sum(one.area for one in given_rooms if one.tasks["1"] == sign)
        assert sum(line.quantity for line in lines if (line.service_id, line.rule) == (WET, rule)) == metres


@given(rooms, st.randoms(use_true_random=False))
def test_the_order_of_rooms_does_not_matter(given_rooms, random):
    shuffled = list(given_rooms)
    random.shuffle(shuffled)

    assert lines_of(shuffled, NORMS) == lines_of(given_rooms, NORMS)
    assert time_of(shuffled, NORMS).total == time_of(given_rooms, NORMS).total


@pytest.mark.parametrize(
    ("typed", "sign"),
    [("5", "5"), (" м ", "M"), ("1 / м", "M"), ("2м", "2M"), ("–", ""), ("", ""), ("0", ""), ("x", "X"), ("Х", "X")],
)
def test_signs_are_read_as_people_type_them(typed, sign):
    assert sign_of(typed) == sign


def test_a_sign_nobody_knows_is_refused():
    with pytest.raises(RuleBroken) as refusal:
        sign_of("често")

    assert refusal.value.code == "quote.often"


def test_every_sign_is_a_rule_that_can_be_read():
    assert all(recurrence(rule_of(sign)).per_month > 0 for sign in RULES if sign != "X")
    assert recurrence(rule_of("X")).once
