"""The company's dictionaries, as everybody reads them: names of codes, what is offered, what stands under what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

import msgspec

from cleaning.domain.company.values import Dictionary
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import WordId

INDENT = "\u2003"


class WordRow(msgspec.Struct, frozen=True, kw_only=True):
    """``code`` is what records hold; a ``needed`` one is relied on by the program and cannot be put away."""

    id: WordId
    version: int
    dictionary: Dictionary
    code: str
    name_bg: str
    name_en: str
    parent: str | None
    coefficient: str | None
    needed: bool
    archived: bool

    def name(self, lang: str) -> str:
        return self.name_en or self.name_bg if lang == "en" else self.name_bg


class Wordbook(msgspec.Struct, frozen=True, dict=True):
    """All words there are, a hundred or so, read at once; ``state`` is another whenever anything in them is."""

    rows: tuple[WordRow, ...]
    state: str = ""

    @cached_property
    def by_code(self) -> dict[tuple[str, str], WordRow]:
        return {(str(row.dictionary), row.code): row for row in self.rows}

    def name(self, dictionary: str, code: object, lang: str) -> str:
        """What a code is called; one nobody knows as it is."""
        known = self.by_code.get((str(dictionary), str(code)))
        return str(code) if known is None else known.name(lang)

    def tree(self, dictionary: str, *, lang: str = "bg", archived: bool = False) -> Iterator[tuple[WordRow, int]]:
        """Words with their depth, each branch by name under its head; what lost its head stands at the root."""
        mine = [row for row in self.rows if row.dictionary == dictionary and (archived or not row.archived)]
        known, under = {row.code for row in mine}, dict[str | None, list[WordRow]]()
        for row in sorted(mine, key=lambda row: (row.code == "other", row.name(lang).lower())):
            under.setdefault(row.parent if row.parent in known else None, []).append(row)

        def branch(head: str | None, depth: int) -> Iterator[tuple[WordRow, int]]:
            for row in under.get(head, ()):
                yield row, depth
                yield from branch(row.code, depth + 1)

        return branch(None, 0)

    def offered(self, dictionary: str, lang: str, *, also: str = "") -> list[tuple[str, str]]:
        """(code, name) for a choice, indented by branch; ``also`` is what a record holds already, put away or not."""
        found = [(row.code, INDENT * depth + row.name(lang)) for row, depth in self.tree(dictionary, lang=lang)]
        if also and also not in dict(found):
            found.append((also, self.name(dictionary, also, lang)))
        return found

    def branch(self, dictionary: str, code: str) -> tuple[str, ...]:
        """The word and all under it; nothing for a code nobody knows."""
        if (str(dictionary), code) not in self.by_code:
            return ()
        found = [code]
        for head in found:
            found += [row.code for row in self.rows if row.dictionary == dictionary and row.parent == head]
        return tuple(found)

    def find(self, dictionary: str, typed: str, lang: str) -> list[tuple[str, str, str]]:
        """(code, name, what it stands under) of offered words that hold what was typed, in either language."""
        bare = typed.strip().lower()
        return [
            (row.code, row.name(lang), " › ".join(self._line(dictionary, row.parent, lang)))
            for row, _ in self.tree(dictionary, lang=lang)
            if bare in f"{row.name_bg} {row.name_en} {row.code}".lower()
        ]

    def _line(self, dictionary: str, code: str | None, lang: str) -> list[str]:
        return [self.name(dictionary, one, lang) for one in reversed(self.above(dictionary, code))]

    def above(self, dictionary: str, code: str | None) -> tuple[str, ...]:
        """The word and what it stands under, up to the root."""
        line: list[str] = []
        while code and code not in line and (known := self.by_code.get((str(dictionary), code))):
            line.append(known.code)
            code = known.parent
        return tuple(line)

    def names(self, dictionary: str) -> dict[str, str]:
        """What offered words are called in either language, in small letters, and the codes themselves → codes."""
        mine = [row for row in self.rows if row.dictionary == dictionary and not row.archived]
        called = {name.lower(): row.code for row in mine for name in (row.name_en, row.name_bg) if name}
        return {row.code: row.code for row in mine} | called

    def choose(self, dictionary: Dictionary, code: str, *, field: str, before: str | None = None) -> str:
        """The code, if it is offered or is what the record holds already; else RuleBroken ``field.not_offered``."""
        known = self.by_code.get((str(dictionary), str(code)))
        if known is None or (known.archived and known.code != before):
            raise RuleBroken("field.not_offered", field=field, value=str(code))
        return known.code


class Words(Protocol):
    def book(self) -> Wordbook:
        """Everything, as it is now."""
