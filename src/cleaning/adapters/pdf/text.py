"""Contracts and other texts: sections in Roman numerals, articles numbered through, tables where figures stand."""

from __future__ import annotations

from cleaning.adapters.pdf import blocks
from cleaning.adapters.pdf.labels import Labels, roman
from cleaning.adapters.pdf.sheet import LEFT, RIGHT, WIDTH, Frame, Sheet, leading
from cleaning.adapters.pdf.table import GAP, Column, Row, Table
from cleaning.adapters.pdf.typeface import Cut
from cleaning.application.documents.papers import Article, Section, Side, Signatory, TextPaper, TextTable
from cleaning.domain.documents.formats import NBSP

SIZE = 9.5
INDENT = 6.0


def text(paper: TextPaper, language: str, cut: Cut) -> bytes:
    words = Labels(language)
    title = f"{paper.title} {words('number', number=paper.number)}" if paper.number else paper.title
    author = paper.sides[0].party.name if paper.sides else ""
    sheet = Sheet(cut, Frame(language=language, title=title, author=author, on=paper.issued_on, running=title,
                             stamp=words("draft") if paper.draft else ""))  # fmt: skip
    _title(sheet, paper)
    _sides(sheet, paper)
    if paper.preamble:
        sheet.paragraph(paper.preamble, size=SIZE)
        sheet.y += 3
    body = [section for section in paper.sections if not section.appendix]
    last = 0
    for position, section in enumerate(body, 1):
        last = _section(sheet, section, roman(position), last)
    if paper.closing:
        sheet.paragraph(paper.closing, size=SIZE)
    sheet.y += 4
    if paper.sides:
        blocks.signatures(sheet, [
            (side.called or side.party.name, Signatory(name=side.represented_by or side.party.accountable,
                                                       capacity=side.party.name)) for side in paper.sides
        ])  # fmt: skip
    for section in paper.sections:
        if section.appendix:
            _appendix(sheet, section)
    return sheet.finish()


def _title(sheet: Sheet, paper: TextPaper) -> None:
    words = sheet.labels
    for line in sheet.lines(paper.title, WIDTH, 17, bold=True):
        sheet.put(line, LEFT, size=17, bold=True)
        sheet.y += leading(17)
    if paper.number:
        sheet.put(words("number", number=paper.number), LEFT, size=11, bold=True)
        sheet.y += 6.5
    if paper.draft:
        sheet.put(words("draft_line"), LEFT, size=9, bold=True, ink=(179, 38, 30))
        sheet.y += 5.5
    sheet.y += 2


def _sides(sheet: Sheet, paper: TextPaper) -> None:
    words, formats = sheet.labels, sheet.formats
    when = formats.date(paper.issued_on)
    opening = words("today_at", date=when, place=paper.place) if paper.place else words("today", date=when)
    if paper.sides:
        sheet.paragraph(opening, size=SIZE)
        sheet.y += 2
    for position, side in enumerate(paper.sides):
        if position:
            sheet.paragraph(words("and"), size=SIZE)
            sheet.y += 1
        _side(sheet, side)
    sheet.y += 3


def _side(sheet: Sheet, side: Side) -> None:
    words, party = sheet.labels, side.party
    sheet.paragraph(party.name, size=SIZE, bold=True, x=LEFT + INDENT, room=WIDTH - INDENT)
    known = [f"{words(key)}{NBSP}{value}" for key, value in (
        ("eik", party.eik), ("personal_number", party.personal_number), ("vat_number", party.vat_number),
    ) if value]  # fmt: skip
    known += [", ".join(filter(None, (party.address, party.city)))]
    known += [words("represented_by", name=side.represented_by)] if side.represented_by else []
    known += [words("called", called=side.called)] if side.called else []
    sheet.paragraph(", ".join(filter(None, known)), size=SIZE, x=LEFT + INDENT, room=WIDTH - INDENT)
    sheet.y += 1.5


def _section(sheet: Sheet, section: Section, numeral: str, last: int) -> int:
    """Write the section; returns the number of its last article."""
    sheet.y += 2.5
    sheet.need(22)
    sheet.bookmark(f"{numeral}. {section.heading}")
    sheet.paragraph(f"{numeral}. {section.heading}", size=10.5, bold=True)
    sheet.y += 1.6
    for article in section.articles:
        last += 1
        _article(sheet, article, f"{sheet.labels('article', number=last)}{NBSP}")
    return last


def _article(sheet: Sheet, article: Article, number: str) -> None:
    sheet.need(2 * leading(SIZE))
    sheet.paragraph(f"{number}{article.text}", size=SIZE)
    for index, point in enumerate(article.points):
        sheet.y += 0.5
        mark = f"{sheet.labels.letter(index)})"
        sheet.need(leading(SIZE))
        sheet.put(mark, LEFT + INDENT, size=SIZE)
        sheet.paragraph(point, size=SIZE, x=LEFT + 2 * INDENT, room=WIDTH - 2 * INDENT)
    if article.table:
        sheet.y += 2
        _table(sheet, article.table)
    sheet.y += 1.8


def _table(sheet: Sheet, table: TextTable) -> None:
    shares = sum(column.share for column in table.columns) or 1
    room = RIGHT - LEFT - GAP * (len(table.columns) - 1)
    shown = [
        Column(title=column.title, width=room * column.share / shares, figure=column.number) for column in table.columns
    ]
    rows = [Row(cells=row) for row in table.rows]
    Table(sheet, shown).write([*rows, Row(cells=table.total, bold=True)] if table.total else rows)
    sheet.y += 2


def _appendix(sheet: Sheet, section: Section) -> None:
    sheet.new_page()
    sheet.bookmark(section.heading)
    sheet.paragraph(section.heading, size=13, bold=True)
    sheet.y += 3
    for article in section.articles:
        _article(sheet, article, "")
