"""The marks a template writes its document with, line by line, and how they become blocks.

A line is a paragraph; empty lines only keep the source readable. ``**so**`` is bold.

======================  ===============================================================================================
``# Name | No. | note``  the document's name, its number at the right, a word beside it
``## Section``           a heading with a bookmark (``###`` a smaller one)
``§ Text``               an article, numbered through: "Чл. 1."
``- Text`` ``+ Text``    a point with a dash; a point with a letter
``> Text``               small print
``| a | b |``            a table: heads, then ``|---|--:|`` (dashes are shares of the width, ``:`` at the end: figures),
                         then rows; ``|= a | b |`` is a row of totals; `` // `` in a cell begins a small remark
``:::facts`` … ``:::``   lines "label | value"; also ``details``, ``totals``, ``figures``; without a value none is shown
``:::parties`` … ``:::`` ``@ role | name``, then lines about them, for every party
``:::signatures`` …      lines "role | name | remark"
``:::page``              also ``:::rule``, ``:::space``, ``:::logo``: marks without text
======================  ===============================================================================================

What comes out of the data is :func:`quoted`, so that a name with a bar or a line feed stays a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaning.domain.documents.blocks import (
    Block,
    Column,
    Heading,
    Layout,
    Mark,
    Pair,
    Pairs,
    Paragraph,
    Row,
    Run,
    Side,
    Sides,
    Sign,
    Signature,
    Signatures,
    Table,
    Text,
)
from cleaning.domain.shared.errors import RuleBroken

MOST_BLOCKS = 20_000
_MARKS = "|*#§-+>:=@/\n"
_QUOTE = {ord(mark): chr(0xE000 + number) for number, mark in enumerate(_MARKS)}
_RESTORE = {ord(held): chr(mark) for mark, held in _QUOTE.items()}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
ARTICLE = {"bg": "Чл. {}.", "en": "Art. {}."}
LETTERS = {"bg": "абвгдежзийклмнопрстуфхцчшщюя", "en": "abcdefghijklmnopqrstuvwxyz"}


def quoted(text: str) -> str:
    """The text so that none of its characters is a mark; line feeds stay inside its paragraph or cell."""
    plain = _PRIVATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.translate(_QUOTE)


def _plain(text: str) -> str:
    return text.translate(_RESTORE).strip()


def blocks(text: str, language: str) -> list[Block]:
    """The document in order. RuleBroken ``template.block`` names a block there is none of, or one left open."""
    reader = _Reader(text, language)
    found: list[Block] = []
    for block in reader.read():
        found.append(block)
        if len(found) > MOST_BLOCKS:
            raise RuleBroken("document.too_long")
    return found


class _Reader:
    """Goes once through the lines; numbers articles and letters on the way."""

    def __init__(self, text: str, language: str) -> None:
        self._lines = iter(text.split("\n"))
        self._ahead: list[str] = []
        self._article, self._letters = ARTICLE[language], LETTERS[language]
        self._articles = self._points = 0

    def _next(self) -> str | None:
        if self._ahead:
            return self._ahead.pop()
        line = next(self._lines, None)
        return None if line is None else line.strip()

    def read(self) -> Iterator[Block]:
        while (line := self._next()) is not None:
            if not line:
                continue
            if not line.startswith("+"):
                self._points = 0
            if line.startswith(":::"):
                yield self._block(line[3:].strip())
            elif line.startswith("|"):
                yield self._table(line)
            else:
                yield self._line(line)

    def _line(self, line: str) -> Block:
        if line.startswith("#"):
            level = min(len(line) - len(line.lstrip("#")), 3)
            first, number, remark = (*_cells(line.lstrip("#")), "", "")[:3]
            return Heading(level, first, number, remark)
        mark, rest = line[0], line[1:]
        if mark == "§":
            self._articles += 1
            return Paragraph(_runs(rest), mark=self._article.format(self._articles))
        if mark == "+":
            self._points += 1
            return Paragraph(_runs(rest), mark=f"{self._letters[(self._points - 1) % len(self._letters)]})", depth=1)
        if mark == "-" and rest.startswith(" "):
            return Paragraph(_runs(rest), mark="–", depth=1)
        if mark == ">":
            return Paragraph(_runs(rest), small=True)
        return Paragraph(_runs(line))

    def _block(self, name: str) -> Block:
        if name in list(Mark):
            return Sign(Mark(name))
        if name in list(Layout):
            shown = [pair for pair in map(_pair, self._inside(name)) if pair[1]]
            return Pairs(Layout(name), tuple(shown))
        if name == "parties":
            return Sides(tuple(_sides(self._inside(name))))
        if name == "signatures":
            lines = [(*_cells(line), "", "")[:3] for line in self._inside(name)]
            return Signatures(tuple(Signature(*line) for line in lines))
        raise RuleBroken("template.block", field="source", block=name[:40] or ":::")

    def _inside(self, name: str) -> list[str]:
        found: list[str] = []
        while (line := self._next()) is not None:
            if line == ":::":
                return found
            if line.startswith(":::"):
                break
            if line:
                found.append(line)
        raise RuleBroken("template.block_open", field="source", block=name)

    def _table(self, head: str) -> Table:
        lines = [head]
        while (line := self._next()) is not None and line.startswith("|"):
            lines.append(line)
        if line:
            self._ahead.append(line)
        rule = lines[1] if len(lines) > 1 and _RULE.fullmatch(lines[1]) else ""
        titles = _cells(_inner(head))
        shares = [share.strip() for share in _inner(rule).split("|")] if rule else []
        columns = tuple(
            Column(title, share=max(1, shares[at].count("-")) if at < len(shares) else 1,
                   figure=at < len(shares) and shares[at].endswith(":"))
            for at, title in enumerate(titles)
        )  # fmt: skip
        return Table(columns, tuple(_row(line, len(columns)) for line in lines[2 if rule else 1 :]))


def _cells(line: str) -> list[str]:
    return [_plain(cell) for cell in line.split("|")]


def _inner(line: str) -> str:
    return line.removeprefix("|").removesuffix("|")


def _row(line: str, width: int) -> Row:
    total = line.startswith("|=")
    inner = _inner(f"|{line[2:]}" if total else line)
    notes: list[str] = []
    cells: list[str] = []
    for cell in inner.split("|")[:width]:
        text, _, note = cell.partition(" // ")
        cells.append(_plain(text))
        notes += [_plain(note)] if note.strip() else []
    return Row((*cells, *[""] * (width - len(cells))), total=total, note=" · ".join(notes))


def _pair(line: str) -> Pair:
    label, value = (*_cells(line), "")[:2]
    return label, value


def _sides(lines: list[str]) -> Iterator[Side]:
    side: Side | None = None
    for line in lines:
        if line.startswith("@"):
            if side is not None:
                yield side
            role, name = (*_cells(line[1:]), "")[:2]
            side = Side(role, name)
        elif side is not None:
            side = Side(side.role, side.name, (*side.lines, _plain(line)))
    if side is not None:
        yield side


def _runs(text: str) -> Text:
    parts = text.strip().split("**")
    return tuple(Run(part.translate(_RESTORE), bold=at % 2 == 1) for at, part in enumerate(parts) if part)
