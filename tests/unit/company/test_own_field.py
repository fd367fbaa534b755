"""A field of the company's own: its key is for ever, its type as long as anything is written in it."""

from datetime import UTC, datetime

import pytest

from cleaning.domain.company.own_answers import Answer
from cleaning.domain.company.own_field import MOST_FIELDS, Meaning, OwnField
from cleaning.domain.shared.errors import Invalid, RuleBroken
from cleaning.domain.shared.own.field import OwnType, Subject

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ZONE = Meaning(OwnType.CHOICE, "Зона за паркиране")


def a_field(meaning=ZONE, answers=(Answer(bg="Синя", en="Blue"), Answer(bg="Зелена")), **more):
    given = {"others": (), "position": 1, "at": NOON} | more
    made = OwnField.define(Subject.CLIENT, meaning, answers, **given)
    made.id = 7
    return made


def test_a_field_gets_its_key_from_its_name():
    made = a_field()

    assert made.key == "zona_za_parkirane"
    assert [(one.key, one.bg, one.en) for one in made.choices] == [
        ("sinya", "Синя", "Blue"),
        ("zelena", "Зелена", "Зелена"),
    ]
    assert made.field.name("en") == "Зона за паркиране"


@pytest.mark.parametrize("key", ["Zone", "1zone", "zo-ne", "зона", "z" * 41])
def test_a_key_is_small_latin_letters(key):
    with pytest.raises(RuleBroken) as refusal:
        a_field(key=key)

    assert (refusal.value.code, refusal.value.facts["field"]) == ("own.key", "key")


def test_a_key_is_never_given_twice():
    with pytest.raises(RuleBroken) as refusal:
        a_field(key="zone", others={"zone"})

    assert refusal.value.code == "own.same_key"
    assert a_field(others={"zona_za_parkirane"}).key == "zona_za_parkirane_2"


def test_there_are_not_more_fields_than_a_form_bears():
    with pytest.raises(RuleBroken) as refusal:
        a_field(others={f"f{number}" for number in range(MOST_FIELDS)})

    assert refusal.value.code == "own.too_many"


def test_the_type_stays_once_something_is_written():
    made = a_field()

    with pytest.raises(RuleBroken) as refusal:
        made.change(Meaning(OwnType.TEXT, "Зона"), used=True)
    assert refusal.value.code == "own.type_is_fixed"

    made.change(Meaning(OwnType.TEXT, "Зона"), used=False)
    assert (made.meaning.type, made.choices, made.key) == (OwnType.TEXT, (), "zona_za_parkirane")


def test_an_answer_is_renamed_by_its_key_and_retired_instead_of_lost():
    made = a_field()

    made.change(ZONE, [Answer(bg="Жълта"), Answer(bg="Синя зона", key="sinya")], used=True)

    assert [(one.key, one.bg, one.retired) for one in made.choices] == [
        ("zhalta", "Жълта", False), ("sinya", "Синя зона", False), ("zelena", "Зелена", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ([], "choice-0-bg"),
        ([Answer(bg="Синя", retired=True, key="sinya")], "choice-0-bg"),
        ([Answer(bg="Синя"), Answer(bg="синя", row=3)], "choice-3-bg"),
        ([Answer(bg="Синя"), Answer(bg=" ", en="Blank", row=1)], "choice-1-bg"),
        ([Answer(bg="Чужда", key="foreign", row=2)], "choice-2-bg"),
    ],
)
def test_answers_that_cannot_be_are_named_at_their_row(answers, place):
    with pytest.raises(Invalid) as refusal:
        a_field().change(ZONE, answers, used=False)

    assert list(refusal.value.fields) == [place]


def test_an_archived_field_comes_back():
    made = a_field()
    made.archive(at=NOON)
    assert made.field.archived

    with pytest.raises(RuleBroken):
        made.archive(at=NOON)
    made.restore()

    assert not made.field.archived
    with pytest.raises(RuleBroken):
        made.restore()
