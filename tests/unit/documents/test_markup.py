"""The marks of a template's text become blocks; text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning.domain.documents.blocks import (
    Heading,
    Layout,
    Mark,
    Pairs,
    Paragraph,
    Row,
    Run,
    Sides,
    Sign,
    Signatures,
    Table,
)
from cleaning.domain.documents.markup import blocks, quoted
from cleaning.domain.shared.errors import RuleBroken

DOCUMENT = """
# ДОГОВОР | № 7 | копие
## I. Предмет
§ Първи **важен** член.
§ Втори:
+ едно;
+ две.
§ Трети:
+ отново от начало.
- точка
> ситно
:::page
:::facts
Дата | 03.11.2026
Място |
:::
:::parties
@ Изпълнител | „Бистра“ ООД
ЕИК 209998883

@ Възложител | Иван
:::
| Услуга | Цена |
|-------|--:|
| Под // два пъти | 82,00 |
|= Общо | 82,00 |
край
:::signatures
Предал | Мария | управител
:::
"""


def test_every_mark_has_its_block():
    found = blocks(DOCUMENT, "bg")
    assert found[0] == Heading(1, "ДОГОВОР", "№ 7", "копие")
    assert found[1] == Heading(2, "I. Предмет")
    assert found[2] == Paragraph((Run("Първи "), Run("важен", bold=True), Run(" член.")), mark="Чл. 1.")
    marks = [block.mark for block in found if isinstance(block, Paragraph)]
    assert marks == ["Чл. 1.", "Чл. 2.", "а)", "б)", "Чл. 3.", "а)", "–", "", ""]
    assert Sign(Mark.PAGE) in found
    assert Pairs(Layout.FACTS, (("Дата", "03.11.2026"),)) in found
    (sides,) = (block for block in found if isinstance(block, Sides))
    assert [(side.role, side.name, side.lines) for side in sides.sides] == [
        ("Изпълнител", "„Бистра“ ООД", ("ЕИК 209998883",)), ("Възложител", "Иван", ()),
    ]  # fmt: skip
    (table,) = (block for block in found if isinstance(block, Table))
    assert [(column.title, column.share, column.figure) for column in table.columns] == [
        ("Услуга", 7, False), ("Цена", 2, True),
    ]  # fmt: skip
    assert table.rows == (Row(("Под", "82,00"), note="два пъти"), Row(("Общо", "82,00"), total=True))
    assert found[-2] == Paragraph((Run("край"),))
    assert isinstance(found[-1], Signatures)


@pytest.mark.parametrize(("text", "code"), [(":::factz\nа | б\n:::", "template.block"),
                                            (":::facts\nа | б\n", "template.block_open"),
                                            (":::facts\nа | б\n:::rule\n:::", "template.block_open")])  # fmt: skip
def test_a_block_there_is_none_of_or_that_stays_open_is_named(text, code):
    with pytest.raises(RuleBroken) as refused:
        blocks(text, "bg")
    assert refused.value.code == code


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_quoted_text_is_one_paragraph_or_one_cell_whatever_it_holds(text):
    shown = "".join("\ufffd" if "\ue000" <= letter <= "\uf8ff" else letter for letter in text)
    shown = shown.replace("\r\n", "\n").replace("\r", "\n").strip()
    (table,) = blocks(f"| a | b |\n|-|-|\n| {quoted(text)} | x |\n", "bg")
    assert table.rows == (Row((shown, "x")),)
    if text.strip():
        (paragraph,) = blocks(f"а {quoted(text)} я", "bg")
        assert paragraph.text[0].text.startswith("а ")


@settings(max_examples=60)
@given(st.text(alphabet="#|:§+->@=* \nабв{}%", max_size=200))
def test_any_text_becomes_blocks_or_an_honest_refusal(text):
    codes = set()
    try:
        blocks(text, "bg")
    except RuleBroken as refused:
        codes.add(refused.code)
    assert codes <= {"template.block", "template.block_open"}
