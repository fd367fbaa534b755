"""Text of two weights broken into lines: words go over, a weight may change within a word."""

from __future__ import annotations

from collections.abc import Iterable

from cleaning.adapters.pdf.measure import Measure
from cleaning.domain.documents.blocks import Run, Text

Piece = tuple[str, bool]
Line = list[Piece]


def words(text: Text) -> Iterable[list[Piece]]:
    """What may not be torn: pieces without a space between them."""
    word: list[Piece] = []
    for run in text:
        for at, part in enumerate(run.text.replace("\n", " \n ").split(" ")):
            if at and word:
                yield word
                word = []
            if part == "\n":
                yield [("\n", False)]
            elif part:
                word.append((part, run.bold))
    if word:
        yield word


def broken(measure: Measure, text: Text, room: float, size: float) -> list[Line]:
    """Lines no wider than the room; a word wider than a line is set by itself and cut."""
    if len(text) == 1 and "\n" not in text[0].text:
        run = text[0]
        return [[(line, run.bold)] for line in measure.lines(run.text, room, size, bold=run.bold)]
    lines: list[Line] = []
    line: Line = []
    used = 0.0
    for word in words(text):
        if word[0][0] == "\n":
            lines.append(line)
            line, used = [], 0.0
            continue
        width = sum(measure.width(part, size, bold=bold) for part, bold in word)
        space = measure.width(" ", size) if line else 0.0
        if line and used + space + width > room:
            lines.append(line)
            line, used, space = [], 0.0, 0.0
        if width > room:
            *whole, rest = measure.lines("".join(part for part, _ in word), room, size, bold=word[0][1])
            lines += [[(piece, word[0][1])] for piece in whole]
            word, width = [(rest, word[0][1])], measure.width(rest, size, bold=word[0][1])
        _append(line, word, spaced=bool(line))
        used += space + width
    return [*lines, line]


def _append(line: Line, word: list[Piece], *, spaced: bool) -> None:
    """Pieces of one weight are one text, so that a reader of the file finds whole phrases."""
    for at, (part, bold) in enumerate(word):
        gap = " " if spaced and not at else ""
        if line and line[-1][1] == bold:
            line[-1] = (line[-1][0] + gap + part, bold)
        elif line and gap:
            line[-1] = (line[-1][0] + gap, line[-1][1])
            line.append((part, bold))
        else:
            line.append((part, bold))


def cleaned(text: Text, clean: object) -> Text:
    """The runs with only letters that have a shape."""
    return tuple(Run(clean(run.text), run.bold) for run in text)  # type: ignore[operator]
