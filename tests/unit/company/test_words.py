"""Words of the company's dictionaries: a tree without circles, codes that stay, known words that cannot go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.application.company.words import Wordbook, WordRow
from cleaning.domain.company.values import Dictionary
from cleaning.domain.company.word import DEEPEST, Meaning, Word
from cleaning.domain.shared.errors import RuleBroken

PURPOSE = Dictionary.PURPOSE


def a_word(name="Детска ясла", *, of=PURPOSE, above=(), **more):
    return Word.add(of, Meaning(name, **more), above=above, others=0)


def a_row(code, parent=None, *, archived=False, dictionary=PURPOSE):
    return WordRow(
        id=1, version=1, dictionary=dictionary, code=code, name_bg=code.title(), name_en="", parent=parent,
        coefficient=None, needed=False, archived=archived,
    )  # fmt: skip


def test_a_code_comes_of_the_name_and_stays_when_the_word_is_renamed():
    word = a_word("  Детска   ясла ")
    word.change(Meaning("Ясла", name_en="Nursery"), above=())
    assert (word.code, word.meaning.name_bg) == ("детска_ясла", "Ясла")
    assert [type(event).__name__ for event in word.pull()] == ["WordAdded", "WordChanged"]


@pytest.mark.parametrize(
    ("refused", "code", "field"),
    [
        (lambda: a_word(" "), "field.required", "name_bg"),
        (lambda: a_word("я" * 61), "field.too_long", "name_bg"),
        (lambda: a_word(of=Dictionary.LOSS, parent="price"), "word.no_tree", "parent"),
        (lambda: a_word(above=["a"] * DEEPEST), "word.too_deep", "parent"),
        (
            lambda: a_word().change(Meaning("Я", parent="x"), above=["x", "детска_ясла"]),
            "word.under_itself",
            "parent",
        ),
    ],
)
def test_what_is_no_word_is_refused_at_its_field(refused, code, field):
    with pytest.raises(RuleBroken) as refusal:
        refused()
    assert (refusal.value.code, refusal.value.facts["field"]) == (code, field)


def test_a_word_the_program_relies_on_is_renamed_but_not_put_away():
    word = Word(dictionary=Dictionary.INTERACTION, code="complaint", meaning=Meaning("Оплакване"), needed=True)
    word.change(Meaning("Рекламация"), above=())
    with pytest.raises(RuleBroken, match=r"word\.needed"):
        word.archive(under_it=0)


def test_a_branch_is_put_away_from_its_ends():
    word = a_word()
    with pytest.raises(RuleBroken, match=r"word\.has_branch"):
        word.archive(under_it=1)
    word.archive(under_it=0)
    word.restore()
    assert not word.archived


def test_what_is_put_away_keeps_its_name_and_is_kept_by_who_holds_it():
    book = Wordbook((a_row("office"), a_row("shop", archived=True)))
    assert book.name(PURPOSE, "shop", "bg") == "Shop"
    assert book.choose(PURPOSE, "shop", field="purpose", before="shop") == "shop"
    assert [code for code, _ in book.offered(PURPOSE, "bg", also="shop")] == ["office", "shop"]
    for code in ("shop", "castle"):
        with pytest.raises(RuleBroken, match=r"field\.not_offered"):
            book.choose(PURPOSE, code, field="purpose")


@given(st.lists(st.integers(-1, 30), min_size=1, max_size=30))
def test_every_word_stands_once_in_the_tree_and_in_the_branches_of_all_above_it(parents):
    """Whatever the heads are, even in a circle, which the domain refuses and the database could hold."""
    codes = [f"w{n}" for n in range(len(parents))]
    heads = [codes[head] if 0 <= head < n else None for n, head in enumerate(parents)]
    book = Wordbook(tuple(a_row(code, head) for code, head in zip(codes, heads, strict=True)))
    assert sorted(row.code for row, _ in book.tree(PURPOSE)) == sorted(codes)
    for code in codes:
        assert all(code in book.branch(PURPOSE, head) for head in book.above(PURPOSE, code))
        assert len(set(book.branch(PURPOSE, code))) == len(book.branch(PURPOSE, code))


def test_a_name_in_either_language_or_the_code_finds_the_word():
    book = Wordbook((a_row("office"),))
    assert book.names(PURPOSE) == {"office": "office"}
    assert book.find(PURPOSE, "OFF", "bg") == [("office", "Office", "")]
