"""A key is in the office, with one employee, lost, or with its client again; its log tells the way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.key_events import SiteKeyHandedOver
from cleaning.domain.premises.site_key import KeyState, SiteKey
from cleaning.domain.shared.errors import RuleBroken

SITE = Site(premises_id=3, client_id=5, branch_id=1, name="Офис Оборище")
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def a_key(tag="К0007"):
    key = SiteKey.take_in(SITE, tag, "2 ключа и чип", from_whom="Калина Дойчева", at=NOW)
    key.id = 9
    return key


def hand(key, at=NOW, employee=1, **more):
    key.hand_over(SITE, employee, "Росица", **{"signed_by": "Р. Илиева", "due_on": None, "at": at} | more)


def test_whoever_takes_it_has_it_until_it_is_back():
    key = a_key()
    hand(key, due_on=date(2026, 12, 1))
    assert (key.state, key.holder_id, key.due_on) == (KeyState.OUT, 1, date(2026, 12, 1))

    key.take_back(SITE, "Росица", received_by="Мария", note="без чипа", at=NOW + timedelta(hours=9))

    assert (key.state, key.holder_id, key.due_on) == (KeyState.OFFICE, None, None)
    assert [(one.signed_by, one.received_by, one.note) for one in key.holdings] == [("Р. Илиева", "Мария", "без чипа")]
    assert next(event for event in key.pull() if isinstance(event, SiteKeyHandedOver)).employee == "Росица"


@pytest.mark.parametrize("tag", ["ул. „Оборище“ 18", "СофияОборище18", "К 7", "", "К/7", "🔑"])
def test_a_tag_says_nothing_of_the_place(tag):
    with pytest.raises(RuleBroken, match=r"key\.tag"):
        a_key(tag)


@pytest.mark.parametrize(
    ("move", "code", "field"),
    [
        (lambda key: hand(key, signed_by=" "), "field.required", "signed_by"),
        (lambda key: hand(key, due_on=date(2026, 11, 23)), "key.due_before", "due_on"),
        (lambda key: key.lose(SITE, note="", at=NOW), "field.required", "note"),
        (lambda key: key.give_back(SITE, to_whom="", at=NOW), "field.required", "to_whom"),
        (lambda key: key.take_back(SITE, "", received_by="Мария", note="", at=NOW), "key.not_out", None),
        (lambda key: key.find(SITE, at=NOW), "key.not_lost", None),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_changes_nothing(move, code, field):
    key = a_key()
    with pytest.raises(RuleBroken) as refusal:
        move(key)
    assert (refusal.value.code, refusal.value.facts.get("field")) == (code, field)
    assert (key.state, key.holdings) == (KeyState.OFFICE, [])


MOVES = st.lists(st.sampled_from(["hand", "return", "lose", "find", "home"]), max_size=12)


@given(MOVES)
def test_whatever_is_tried_a_key_has_one_holder_or_none_and_its_log_says_which(moves):
    key = a_key()
    for number, move in enumerate(moves):
        at = NOW + timedelta(minutes=number)
        try:
            {
                "hand": lambda at=at, number=number: hand(key, at, employee=number),
                "return": lambda at=at: key.take_back(SITE, "", received_by="Мария", note="", at=at),
                "lose": lambda at=at: key.lose(SITE, note="изпаднал", at=at),
                "find": lambda at=at: key.find(SITE, at=at),
                "home": lambda at=at: key.give_back(SITE, to_whom="Калина", at=at),
            }[move]()
        except RuleBroken:
            continue
        open_ones = [one.employee_id for one in key.holdings if one.returned_at is None]
        assert open_ones == ([key.holder_id] if key.state is KeyState.OUT else [])
        assert (key.holder_id is None) == (key.state is not KeyState.OUT)
        for earlier, later in zip(key.holdings, key.holdings[1:], strict=False):
            assert earlier.returned_at <= later.taken_at
