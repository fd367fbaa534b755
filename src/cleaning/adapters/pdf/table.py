"""Tables by our own cells: wrapped text, right-aligned figures, repeated heads, rows that stay in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.adapters.pdf.sheet import BOTTOM, FINE, HAIR, INK, INK_2, INK_3, LEFT, LINE, RIGHT, TOP, Sheet, leading

SIZE, HEAD_SIZE, NOTE_SIZE = 8.5, 7.5, 7.5
PAD = 1.15
"""Air above and below a row's text, mm."""
GAP = 3.0
"""Air between columns, mm."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """`width` in mm, 0 takes the rest (one column does). A `figure` is right-aligned on one line and shrinks to fit."""

    title: str
    width: float = 0
    figure: bool = False
    quiet: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """Texts of the cells; the note goes small under the flexible column's text."""

    cells: Sequence[str]
    note: str = ""
    bold: bool = False


@dataclass(frozen=True)
class _Slot:
    column: Column
    x: float
    room: float


class Table:
    """Lay out the columns once, then `write` the rows."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], *, x: float = LEFT, to: float = RIGHT) -> None:
        self._sheet, self._x, self._to = sheet, x, to
        rest = to - x - sum(column.width for column in columns) - GAP * (len(columns) - 1)
        flexible = sum(not column.width for column in columns) or 1
        self._slots: list[_Slot] = []
        for column in columns:
            room = column.width or rest / flexible
            self._slots.append(_Slot(column, x, room))
            x += room + GAP
        self._heads = [
            sheet.lines(slot.column.title, slot.room, HEAD_SIZE) if slot.column.title else [] for slot in self._slots
        ]

    def write(self, rows: Sequence[Row], *, keep: float = 0) -> None:
        """Head and rows; the last row stays on a page with `keep` mm after it, so that totals never stand alone."""
        sheet = self._sheet
        self._head(first_row=self._height(rows[0]) if rows else 0)
        for number, row in enumerate(rows):
            height = self._height(row)
            after = keep if number == len(rows) - 1 else 0
            if height > BOTTOM - TOP - 30:
                self._write_tall(row)
                continue
            if sheet.need(height + after):
                self._head()
            self._line(row, self._cells(row))
            sheet.y += height
            sheet.rule(self._x, self._to, ink=LINE)

    def _head(self, first_row: float = 0) -> None:
        sheet = self._sheet
        depth = max((len(lines) for lines in self._heads), default=1) or 1
        height = depth * leading(HEAD_SIZE) + 1.4
        sheet.need(height + first_row)
        top = sheet.y
        for slot, lines in zip(self._slots, self._heads, strict=True):
            sheet.y = top + (depth - len(lines)) * leading(HEAD_SIZE)
            for line in lines:
                self._put(slot, line, size=HEAD_SIZE, ink=INK_3)
                sheet.y += leading(HEAD_SIZE)
        sheet.y = top + height
        sheet.rule(self._x, self._to, weight=FINE, ink=INK_2)

    def _cells(self, row: Row) -> list[list[tuple[str, bool]]]:
        """Lines of every cell; True marks a line of the note."""
        found: list[list[tuple[str, bool]]] = []
        noted = not row.note
        for slot, text in zip(self._slots, row.cells, strict=True):
            if slot.column.figure:
                found.append([(text, False)])
                continue
            lines = [(line, False) for line in self._sheet.lines(text, slot.room, SIZE, bold=row.bold)]
            if not noted and not slot.column.width:
                lines += [(line, True) for line in self._sheet.lines(row.note, slot.room, NOTE_SIZE)]
                noted = True
            found.append(lines)
        return found

    def _height(self, row: Row) -> float:
        return max(map(_depth, self._cells(row)), default=0) + 2 * PAD

    def _line(self, row: Row, cells: list[list[tuple[str, bool]]]) -> None:
        sheet, top = self._sheet, self._sheet.y
        for slot, lines in zip(self._slots, cells, strict=True):
            sheet.y = top + PAD
            for text, note in lines:
                size = NOTE_SIZE if note else SIZE
                self._put(slot, text, size=size, ink=INK_3 if note or slot.column.quiet else INK, bold=row.bold)
                sheet.y += leading(size)
        sheet.y = top

    def _write_tall(self, row: Row) -> None:
        """A row higher than a page has to be broken: as many lines as fit, then on."""
        sheet, cells = self._sheet, self._cells(row)
        while any(cells):
            fit = int((BOTTOM - sheet.y - 2 * PAD) / leading(SIZE))
            if fit < 3:
                sheet.new_page()
                self._head()
                continue
            part, cells = [lines[:fit] for lines in cells], [lines[fit:] for lines in cells]
            self._line(row, part)
            sheet.y += max(map(_depth, part)) + 2 * PAD
        sheet.rule(self._x, self._to, weight=HAIR, ink=LINE)

    def _put(self, slot: _Slot, text: str, *, size: float, ink: tuple[int, int, int], bold: bool = False) -> None:
        if slot.column.figure:
            self._sheet.put(text, slot.x + slot.room, size=size, ink=ink, bold=bold, align="right", room=slot.room)
        else:
            self._sheet.put(text, slot.x, size=size, ink=ink, bold=bold)


def _depth(lines: list[tuple[str, bool]]) -> float:
    return sum(leading(NOTE_SIZE if note else SIZE) for _, note in lines)
