"""Own fields hold exactly what was written, refuse what is of another type, and keep what nobody asks for any more."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.shared.errors import Invalid, RuleBroken
from cleaning.domain.shared.own.field import Choice, Field, OwnType
from cleaning.domain.shared.own.filling import filled
from cleaning.domain.shared.own.naming import KEY, key_of
from cleaning.domain.shared.own.reading import stored, typed
from cleaning.domain.shared.own.uniting import conflicts, united_own
from tests.strategies_own import CHOICES, FIELDS, values

kinds = st.sampled_from(list(OwnType))
written = kinds.flatmap(lambda kind: st.tuples(st.just(kind), values(kind)))


@given(written)
def test_what_is_written_reads_back(pair):
    kind, value = pair
    kept = stored(FIELDS[kind], value)

    assert typed(FIELDS[kind], kept) == (value.strip() if isinstance(value, str) else value)
    assert type(kept) in (str, bool)
    assert stored(FIELDS[kind], typed(FIELDS[kind], kept)) == kept


@given(written, kinds)
def test_a_value_of_one_type_is_refused_by_the_others(pair, other):
    kind, value = pair
    taken_for = {OwnType.TEXT, OwnType.CHOICE} if isinstance(value, str) else {kind}
    if other is kind or other in taken_for:
        return
    if isinstance(value, str) and other is OwnType.NUMBER and value.strip().lstrip("-").replace(".", "", 1).isdigit():
        return

    with pytest.raises(RuleBroken):
        stored(FIELDS[other], value)


@pytest.mark.parametrize("number", [1.5, float("nan"), True, "NaN", "1e3", "1,5", "", "12 000", Decimal("Infinity")])
def test_a_number_is_exact_or_refused(number):
    with pytest.raises(RuleBroken) as refusal:
        stored(FIELDS[OwnType.NUMBER], number)

    assert refusal.value.code == "own.no_number"


@given(values(OwnType.NUMBER), st.integers(0, 3))
def test_equal_numbers_are_kept_as_one_text(number, zeros):
    padded = f"{number:f}" + ("." if "." not in f"{number:f}" else "") + "0" * zeros
    if len(padded.partition(".")[2]) > 6 or padded.endswith("."):
        padded = f"{number:f}"

    assert stored(FIELDS[OwnType.NUMBER], padded) == stored(FIELDS[OwnType.NUMBER], number)


@pytest.mark.parametrize("day", ["2026-02-30", "1899-12-31", "2201-01-01", "24.11.2026", "2026-11-24T10:00", 20261124])
def test_a_day_is_a_day_of_the_calendar(day):
    with pytest.raises(RuleBroken) as refusal:
        stored(FIELDS[OwnType.DATE], day)

    assert refusal.value.code == "own.no_date"


@given(st.data())
def test_only_what_is_named_changes(data):
    before = {FIELDS[kind].key: stored(FIELDS[kind], data.draw(values(kind))) for kind in data.draw(st.sets(kinds))}
    named = {FIELDS[kind].key: data.draw(st.none() | values(kind)) for kind in data.draw(st.sets(kinds))}

    after = filled(FIELDS.values(), before, named)

    for field in FIELDS.values():
        if field.key not in named:
            assert after.get(field.key) == before.get(field.key)
        elif named[field.key] is None:
            assert field.key not in after
        else:
            assert after[field.key] == stored(field, named[field.key])


ZONE = Field(key="zone", type=OwnType.CHOICE, bg="Зона", en="Zone", choices=CHOICES)


def refused(fields, before, given, **more):
    with pytest.raises(Invalid) as refusal:
        filled(fields, before, given, **more)
    return {name: error.code for name, error in refusal.value.fields.items()}


def test_an_archived_field_keeps_its_value_and_takes_no_new_one():
    archived = Field(
        key="zone", type=OwnType.CHOICE, bg="Зона", en="Zone", choices=CHOICES, archived=True, required=True
    )

    assert filled([archived], {"zone": "blue"}, {}) == {"zone": "blue"}
    assert filled([archived], {"zone": "blue"}, {"zone": "blue"}) == {"zone": "blue"}
    assert filled([archived], {}, {}) == {}
    assert refused([archived], {"zone": "blue"}, {"zone": "red"}) == {"own.zone": "own.archived"}


def test_an_answer_not_offered_any_more_stays_where_it_was_given():
    retired = replace(ZONE, choices=(Choice(key="old", bg="Стара", en="Old", retired=True),))

    assert filled([retired], {"zone": "old"}, {"zone": "old"}) == {"zone": "old"}
    assert refused([retired], {}, {"zone": "old"}) == {"own.zone": "own.not_offered"}


def test_what_nobody_defined_is_refused_and_what_is_required_is_asked_for():
    needed = Field(key="since", type=OwnType.DATE, bg="От", en="Since", required=True)

    assert refused([needed, ZONE], {}, {"zone": "violet", "shoe": "43"}) == {
        "own.zone": "own.not_offered", "own.shoe": "own.unknown", "own.since": "field.required",
    }  # fmt: skip
    assert refused([needed], {"since": "2026-01-01"}, {"since": " "}) == {"own.since": "field.required"}


def test_a_field_of_firms_is_not_asked_of_people():
    firms = Field(key="unit", type=OwnType.TEXT, bg="Звено", en="Unit", only="organisation", required=True)

    assert filled([firms], {}, {}, only="individual") == {}
    assert refused([firms], {}, {"unit": "Склад"}, only="individual") == {"own.unit": "own.other_kind"}
    assert refused([firms], {}, {}, only="organisation") == {"own.unit": "field.required"}


own = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", True, False]))


@given(own, own, st.data())
def test_of_two_records_that_become_one_nothing_is_lost(kept, other, data):
    chosen = data.draw(st.sets(st.sampled_from("abcd")))
    one = united_own(kept, other, chosen)

    assert set(one) == {*kept, *other}
    for key, value in one.items():
        assert value in (kept.get(key), other.get(key))
        if key in chosen and key in other:
            assert value == other[key]
        elif key in kept:
            assert value == kept[key]
    assert set(conflicts(kept, other)) <= set(kept) & set(other)


@given(st.text(max_size=80), st.sets(st.sampled_from(["kod", "kod_2", "f", "f_2"])))
def test_a_key_made_of_a_name_is_a_key_and_nobody_elses(name, others):
    assert KEY.fullmatch(key_of(name, others))
    assert key_of(name, others) not in others


def test_a_key_is_the_name_in_latin_letters():
    assert key_of("Код за паркинг зона", ()) == "kod_za_parking_zona"
    assert key_of("Код", {"kod"}) == "kod_2"
    assert key_of("2-ри подпис", ()) == "f_2_ri_podpis"
