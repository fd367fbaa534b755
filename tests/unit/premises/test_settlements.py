"""The official register is read from whichever file carries it."""

import pytest

from cleaning.domain.premises.saved_filter import MOST, SavedFilter
from cleaning.domain.premises.settlement import Settlement, read_register
from cleaning.domain.shared.errors import RuleBroken

NSI = [
    ["Списък на населените места"],
    ["ekatte", "t_v_m", "name", "oblast", "obshtina", "kmetstvo"],
    ["7079", "гр.", "Бургас", "BGS", "BGS04", "BGS04-00"],
    ["00014", "с.", "Абланица", "BLG", "BLG33", ""],
    ["", "", "общо 2", "", "", ""],
]


def test_the_file_of_the_institute_is_read_with_its_codes_of_regions_and_leading_zeros():
    assert read_register(NSI) == [
        Settlement("07079", "гр.", "Бургас", "BGS04", "Бургас"),
        Settlement("00014", "с.", "Абланица", "BLG33", "Благоевград"),
    ]


def test_names_of_regions_and_kinds_in_other_words_are_read_too():
    rows = [["Код по ЕКАТТЕ", "Населено място", "Община", "Област"], ["68134.0", "гр. София", "Столична", "обл. София"]]
    assert read_register(rows) == [Settlement("68134", "гр.", "София", "Столична", "София")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [([["a", "b"], ["1", "2"]], "settlements.columns"), (NSI[:2], "settlements.none"), ([], "settlements.columns")],
)
def test_another_file_is_refused(rows, code):
    with pytest.raises(RuleBroken) as refusal:
        read_register(rows)
    assert (refusal.value.code, refusal.value.facts["field"]) == (code, "file")


def test_a_saved_filter_keeps_conditions_and_forgets_where_one_was_reading():
    saved = SavedFilter.save(
        1, " Офиси  със СОТ ", "?purpose=office&after=xyz&q=&condition=alarm", shared=True, others=0
    )
    assert (saved.name, saved.query) == ("Офиси със СОТ", "purpose=office&condition=alarm")


@pytest.mark.parametrize(
    ("name", "query", "others", "code"),
    [
        ("", "q=a", 0, "field.required"),
        ("x" * 61, "q=a", 0, "field.too_long"),
        ("Мой", "after=1", 0, "filter.empty"),
        ("Мой", "q=a", MOST, "filter.too_many"),
    ],
)
def test_a_filter_without_sense_is_refused(name, query, others, code):
    with pytest.raises(RuleBroken) as refusal:
        SavedFilter.save(1, name, query, shared=False, others=others)
    assert refusal.value.code == code
