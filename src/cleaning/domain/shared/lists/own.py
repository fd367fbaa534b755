"""Columns of a list that are own fields of the company, known by the label of the field."""

from __future__ import annotations

from collections.abc import Iterable

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.lists import cells
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.heads import Heads, plain
from cleaning.domain.shared.lists.reader import Reader
from cleaning.domain.shared.own.field import Field, Own, OwnType, Stored
from cleaning.domain.shared.own.reading import stored

FLAGS = {"да": True, "yes": True, "true": True, "1": True, "x": True, "х": True, "+": True}
FLAGS |= {"не": False, "no": False, "false": False, "0": False, "-": False}


def heads_with(heads: Heads, fields: Iterable[Field]) -> Heads:
    """The columns a kind of list may have, own fields by their labels; a head of the program keeps its meaning."""
    taken = {head for words in heads.words.values() for head in words}
    own = {
        field.place: tuple(dict.fromkeys(head for head in (plain(field.bg), plain(field.en)) if head not in taken))
        for field in fields
        if not field.archived
    }
    if not own:
        return heads
    return Heads(words={**heads.words, **own}, needed=heads.needed, several=heads.several, secret=heads.secret)


def read_own(reader: Reader, fields: Iterable[Field], only: str = "") -> Own:
    """What the row says in own fields. What cannot be kept there is doubted, and kept in words."""
    found: Own = {}
    for field in fields:
        if not field.asked_of(only):
            continue
        said = reader.text(field.place)
        if said:
            try:
                found[field.key] = stored(field, _meant(field, said))
            except RuleBroken:
                offered = ", ".join(choice.bg for choice in field.offered)
                reader.doubt(f"import.own_{field.type}", field.place, offered=offered)
                reader.lose_not(field.place, said)
        if field.required and field.key not in found:
            reader.doubt("import.own_missing", field.place, Weight.SKIPPED, label=field.bg)
    return found


def _meant(field: Field, said: str) -> object:
    match field.type:
        case OwnType.NUMBER:
            return cells.number(said)
        case OwnType.DATE:
            return cells.day(said)
        case OwnType.FLAG:
            return FLAGS.get(said.lower().rstrip("."))
        case OwnType.CHOICE:
            named = plain(said)
            return next((one.key for one in field.offered if named in (plain(one.bg), plain(one.en), one.key)), said)
    return said


def told(fields: Iterable[Field], own: Own, known: Own) -> list[str]:
    """In words, what a record that is here already does not say."""
    return [f"{field.bg}: {_word(field, own[field.key])}" for field in fields
            if field.key in own and own[field.key] != known.get(field.key)]  # fmt: skip


def _word(field: Field, value: Stored) -> str:
    if isinstance(value, bool):
        return "да" if value else "не"
    choice = field.choice(value)
    return choice.bg if choice is not None else value
