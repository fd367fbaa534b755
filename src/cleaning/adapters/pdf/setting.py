"""Blocks set on sheets of paper, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from cleaning.adapters.pdf import blocks as parts
from cleaning.adapters.pdf.runs import Line as Words
from cleaning.adapters.pdf.runs import broken, cleaned
from cleaning.adapters.pdf.sheet import BAD, INK, INK_2, INK_3, LEFT, RIGHT, WIDTH, Ink, Sheet, columns, leading
from cleaning.adapters.pdf.table import GAP
from cleaning.adapters.pdf.table import Column as Slot
from cleaning.adapters.pdf.table import Row as Line
from cleaning.adapters.pdf.table import Table as Grid
from cleaning.application.documents.papers import Signatory
from cleaning.domain.documents.blocks import (
    Block,
    Heading,
    Layout,
    Mark,
    Pairs,
    Paragraph,
    Run,
    Sides,
    Sign,
    Signatures,
    Table,
)
from cleaning.domain.documents.formats import NBSP

SIZE, SMALL = 9.5, 8.5
TITLE, LEAST_TITLE = 18.0, 13.0
INDENT = 6.0
LOGO_HEIGHT, LOGO_WIDTH = 14.0, 60.0
WIDEST_LABEL = 46.0


class Setting:
    """Sets the blocks; the warning stands under the document's name, the logo where the template wants it."""

    def __init__(self, sheet: Sheet, *, warning: str = "", logo: bytes = b"") -> None:
        self._sheet, self._warning, self._logo = sheet, warning, logo

    def set(self, blocks: Sequence[Block]) -> None:
        for at, block in enumerate(blocks):
            self._block(block, blocks[at + 1] if at + 1 < len(blocks) else None)

    def _block(self, block: Block, following: Block | None) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block, following)
            case Table():
                self._table(block, following)
            case Pairs():
                self._pairs(block)
            case Sides():
                self._sides(block)
            case Signatures():
                self._signatures(block)
            case Sign():
                self._sign(block.mark)

    def _heading(self, heading: Heading) -> None:
        sheet = self._sheet
        if heading.level == 1:
            self._title(heading)
            return
        size = 10.5 if heading.level == 2 else SIZE
        sheet.y += 2.5 if heading.level == 2 else 1.2
        sheet.need(22)
        sheet.bookmark(heading.text, level=heading.level - 2)
        sheet.paragraph(heading.text, size=size, bold=True)
        sheet.y += 1.6 if heading.level == 2 else 1.0

    def _title(self, heading: Heading) -> None:
        """On one line with its number when it fits in a decent size, else over several lines."""
        sheet = self._sheet
        taken = sheet.measure.width(sheet.clean(heading.number), 15, bold=True) + 8
        taken += sheet.measure.width(sheet.clean(heading.remark), 11) + 3 if heading.remark else 0
        wanted = sheet.measure.width(sheet.clean(heading.text), LEAST_TITLE, bold=True)
        if sheet.y > 60:
            sheet.need(60)
        if wanted + taken <= WIDTH:
            parts.heading(sheet, heading.text, beside=heading.remark, number=heading.number, title_size=TITLE)
        else:
            for line in sheet.lines(heading.text, WIDTH, LEAST_TITLE + 2, bold=True):
                sheet.put(line, LEFT, size=LEAST_TITLE + 2, bold=True)
                sheet.y += leading(LEAST_TITLE + 2)
            beside = " · ".join(filter(None, (heading.number, heading.remark)))
            sheet.put(beside, LEFT, size=11, bold=True, room=WIDTH)
            sheet.y += 7.5 if beside else 2
        if self._warning:
            sheet.put(self._warning, LEFT, size=9, bold=True, ink=BAD, room=WIDTH)
            sheet.y += 5.5
            self._warning = ""

    def _paragraph(self, paragraph: Paragraph, following: Block | None) -> None:
        size = SMALL if paragraph.small else SIZE
        ink = INK_2 if paragraph.small else INK
        text = cleaned(paragraph.text, self._sheet.clean)
        x = LEFT
        if paragraph.depth:
            x = LEFT + 2 * INDENT
            self._sheet.need(leading(size))
            self._sheet.put(paragraph.mark, LEFT + INDENT, size=size, ink=ink)
        elif paragraph.mark:
            text = (Run(f"{paragraph.mark}{NBSP}", bold=True), *text)
        lines = broken(self._sheet.measure, text, RIGHT - x, size)
        self._sheet.need(self._kept(paragraph, following, len(lines), size))
        self._lines(lines, x, size, ink)
        points = isinstance(following, Paragraph) and following.depth > 0
        self._sheet.y += 1.8 if isinstance(following, Table) else 0.6 if points else 1.5

    def _kept(self, paragraph: Paragraph, following: Block | None, lines: int, size: float) -> float:
        """What must fit below: signatures never stand alone, an introduction stays with its table or first point, and
        no first line is left behind."""
        if isinstance(following, Signatures):
            return min(lines, 12) * leading(size) + 2 + parts.SIGNATURES
        if isinstance(following, Table) or (isinstance(following, Paragraph) and following.depth > paragraph.depth):
            return (lines + 3) * leading(size) if lines <= 4 else 4 * leading(size)
        return min(lines, 2) * leading(size)

    def _lines(self, lines: Sequence[Words], x: float, size: float, ink: Ink) -> None:
        sheet = self._sheet
        for line in lines:
            sheet.need(leading(size))
            left = x
            for part, bold in line:
                left += sheet.put(part, left, size=size, bold=bold, ink=ink)
            sheet.y += leading(size)

    def _table(self, table: Table, following: Block | None) -> None:
        sheet = self._sheet
        shares = sum(column.share for column in table.columns) or 1
        room = WIDTH - GAP * (len(table.columns) - 1)
        widest = max(range(len(table.columns)), key=lambda at: (not table.columns[at].figure, table.columns[at].share))
        slots = [
            Slot(title=column.title, width=0 if at == widest else room * column.share / shares, figure=column.figure)
            for at, column in enumerate(table.columns)
        ]
        keep = 0.0
        if isinstance(following, Pairs) and following.layout is Layout.TOTALS:
            keep = parts.totals_height(following.pairs[:-1])
        rows = [Line(cells=row.cells, note=row.note, bold=row.total) for row in table.rows]
        Grid(sheet, slots).write(rows, keep=keep)
        sheet.y += 0.6 if keep else 3.5

    def _pairs(self, pairs: Pairs) -> None:
        sheet = self._sheet
        if not pairs.pairs:
            return
        match pairs.layout:
            case Layout.FACTS:
                parts.facts(sheet, pairs.pairs)
            case Layout.FIGURES:
                parts.band(sheet, pairs.pairs)
            case Layout.TOTALS:
                sheet.need(parts.totals_height(pairs.pairs[:-1]))
                parts.totals(sheet, pairs.pairs[:-1], pairs.pairs[-1], width=96)
            case Layout.DETAILS:
                longest = max(sheet.measure.width(sheet.clean(label), 8.1) for label, _ in pairs.pairs)
                parts.labelled(sheet, pairs.pairs, label_room=min(WIDEST_LABEL, longest + 5))
                sheet.y += 2

    def _sides(self, sides: Sides) -> None:
        sheet = self._sheet
        if not sides.sides:
            return
        sheet.need(26)
        top = bottom = sheet.y
        for side, (x, room) in zip(sides.sides, columns(len(sides.sides), 10), strict=True):
            sheet.y = top
            sheet.put(side.role, x, size=parts.LABEL, ink=INK_3)
            sheet.y += leading(parts.LABEL) + 0.6
            sheet.paragraph(side.name, x=x, room=room, size=10.5, bold=True)
            sheet.y += 0.6
            for line in side.lines:
                sheet.paragraph(line, x=x, room=room, size=parts.BODY)
            bottom = max(bottom, sheet.y)
        sheet.y = bottom + 4.5

    def _signatures(self, block: Signatures) -> None:
        for start in range(0, len(block.signatures), 2):
            two = block.signatures[start : start + 2]
            parts.signatures(
                self._sheet, [(one.role, Signatory(name=one.name, capacity=one.remark)) for one in two]
            )  # fmt: skip

    def _sign(self, mark: Mark) -> None:
        sheet = self._sheet
        match mark:
            case Mark.PAGE:
                sheet.new_page()
            case Mark.RULE:
                parts.separator(sheet, above=1)
            case Mark.SPACE:
                sheet.y += 4
            case Mark.LOGO if self._logo:
                sheet.picture(self._logo, LEFT, LOGO_WIDTH, LOGO_HEIGHT, align="left")
                sheet.y += LOGO_HEIGHT + 4
