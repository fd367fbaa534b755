"""Parts that several papers share: heading, facts, parties, figures, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from cleaning.adapters.pdf.sheet import (
    BAD,
    FINE,
    FIRM,
    HAIR,
    INK,
    INK_2,
    INK_3,
    LEFT,
    LINE,
    LINE_2,
    RIGHT,
    WIDTH,
    Sheet,
    columns,
    leading,
)
from cleaning.application.documents.papers import Signatory

LABEL = 7.5
BODY = 9.0


def heading(
    sheet: Sheet, title: str, *, beside: str = "", number: str = "", warning: str = "", title_size: float = 20
) -> None:
    """The name of the paper at the left, its number at the right, as large as they fit."""
    number_width = sheet.put(number, RIGHT, size=15, bold=True, align="right", room=WIDTH * 0.5)
    room = WIDTH - number_width - 8
    beside_width = sheet.measure.width(sheet.clean(beside), 11) + 3 if beside else 0
    width = sheet.put(title, LEFT, size=title_size, bold=True, room=room - beside_width)
    if beside:
        sheet.y += 3.2
        sheet.put(beside, LEFT + width + 3, size=11, ink=INK_3)
        sheet.y -= 3.2
    sheet.y += 11
    if warning:
        sheet.put(warning, LEFT, size=BODY, bold=True, ink=BAD, room=WIDTH)
        sheet.y += 5.5


def facts(sheet: Sheet, pairs: Sequence[tuple[str, str]], *, count: int = 4) -> None:
    """Small labels over values, side by side; empty values are left out."""
    shown = [pair for pair in pairs if pair[1]]
    for start in range(0, len(shown), count):
        top = bottom = sheet.y
        for (label, value), (x, room) in zip(shown[start : start + count], columns(count, 5), strict=False):
            sheet.y = top
            sheet.put(label, x, size=LABEL, ink=INK_3, room=room)
            sheet.y += leading(LABEL) + 0.3
            sheet.paragraph(value, x=x, room=room, size=BODY)
            bottom = max(bottom, sheet.y)
        sheet.y = bottom + 2.2
    if shown:
        sheet.y += 0.8


def separator(sheet: Sheet, *, above: float = 0.0, below: float = 3.5) -> None:
    sheet.y += above
    sheet.rule(weight=HAIR, ink=LINE_2)
    sheet.y += below


Figure = tuple[str, str]


def totals_height(rows: Sequence[Figure]) -> float:
    return 2.5 + 5.4 * len(rows) + 10


def totals(sheet: Sheet, rows: Sequence[Figure], last: Figure, *, width: float = 88) -> None:
    """A column of figures at the right whose last one is what matters. Moves `y` below it."""
    x = RIGHT - width
    sheet.y += 2.5
    for label, value in rows:
        drawn = sheet.put(value, RIGHT, size=BODY, align="right", room=width * 0.55)
        sheet.put(label, x, size=BODY, ink=INK_2, room=width - drawn - 3)
        sheet.y += 5.4
    sheet.rule(x, weight=FIRM, ink=INK)
    sheet.y += 1.8
    drawn = sheet.put(last[1], RIGHT, size=12, bold=True, align="right", room=width * 0.62)
    sheet.put(last[0], x, size=11, bold=True, room=width - drawn - 3)
    sheet.y += 8.2


def labelled(sheet: Sheet, pairs: Sequence[tuple[str, str]], *, room: float = WIDTH, label_room: float = 42) -> None:
    """Label and value in two columns, one below the other; empty values are left out."""
    for label, value in pairs:
        if not value:
            continue
        lines = sheet.lines(value, room - label_room, BODY)
        sheet.need(min(len(lines), 3) * leading(BODY) + 0.8)
        sheet.y += (BODY - LABEL - 0.6) * 0.35
        sheet.put(label, LEFT, size=LABEL + 0.6, ink=INK_3, room=label_room - 2)
        sheet.y -= (BODY - LABEL - 0.6) * 0.35
        sheet.paragraph(value, x=LEFT + label_room, room=room - label_room, size=BODY)
        sheet.y += 0.8


SIGNATURES = 31.0
"""Height of the signatures, mm."""


def signatures(sheet: Sheet, sides: Sequence[tuple[str, Signatory]]) -> None:
    """Role, room for the pen (or the drawn signature), name and capacity under the line."""
    words, formats = sheet.labels, sheet.formats
    sheet.need(SIGNATURES)
    top = sheet.y + 3
    # one alone gets the room of one of two: nobody signs over the whole sheet
    for (role, signatory), (x, room) in zip(sides, columns(max(2, len(sides)), 16), strict=False):
        sheet.y = top
        sheet.put(role, x, size=LABEL + 0.5, ink=INK_2)
        sheet.y = top + 3.5
        if signatory.signature:
            sheet.picture(signatory.signature, x + room * 0.3, room * 0.6, 11.5)
        sheet.y = top + 15.5
        sheet.rule(x, x + room, weight=FINE, ink=INK_3)
        sheet.y += 1.4
        sheet.put(signatory.name or f"({words('signature_line')})", x, size=BODY if signatory.name else LABEL,
                  ink=INK if signatory.name else INK_3, room=room)  # fmt: skip
        signed = words("signed_at", moment=formats.moment(signatory.signed_at)) if signatory.signed_at else ""
        sheet.y += 4.6
        sheet.put(", ".join(filter(None, (signatory.capacity, signed))), x, size=LABEL, ink=INK_3, room=room)
    sheet.y = top + SIGNATURES - 3


def band(sheet: Sheet, cells: Sequence[tuple[str, str]]) -> None:
    """Figures side by side between two hairlines, labels above."""
    sheet.need(16)
    sheet.rule(ink=LINE)
    top = sheet.y + 2
    for (label, value), (x, room) in zip(cells, columns(len(cells), 4), strict=True):
        sheet.y = top
        sheet.put(label, x, size=LABEL, ink=INK_3, room=room)
        sheet.y += leading(LABEL) + 0.5
        sheet.put(value, x, size=BODY + 0.5, bold=True, room=room)
    sheet.y = top + 11
    sheet.rule(ink=LINE)
    sheet.y += 4
