"""Приемо-предавателен протокол: who did what, where and when, with which remarks it was taken over."""

from __future__ import annotations

from cleaning.adapters.pdf import blocks
from cleaning.adapters.pdf.labels import Labels
from cleaning.adapters.pdf.lines import line_columns, line_rows
from cleaning.adapters.pdf.sheet import LEFT, RIGHT, WIDTH, Frame, Sheet
from cleaning.adapters.pdf.table import Column, Row, Table
from cleaning.adapters.pdf.typeface import Cut
from cleaning.application.documents.papers import AcceptancePaper
from cleaning.domain.documents.formats import NBSP


def acceptance(paper: AcceptancePaper, language: str, cut: Cut) -> bytes:
    words = Labels(language)
    title = f"{words('acceptance')} {words('number', number=paper.number)}"
    sheet = Sheet(cut, Frame(language=language, title=title, author=paper.contractor.name, on=paper.issued_on,
                             running=f"{title} · {paper.contractor.name}",
                             stamp=words("draft") if paper.draft else ""))  # fmt: skip
    _head(sheet, paper)
    blocks.subheading(sheet, words("work"), keep=24)
    _work(sheet, paper)
    _crew_and_materials(sheet, paper)
    _handover(sheet, paper)
    _declaration(sheet, paper)
    blocks.signatures(sheet, ((words("handed_by"), paper.handed_by), (words("taken_by"), paper.taken_by)))
    return sheet.finish()


def _head(sheet: Sheet, paper: AcceptancePaper) -> None:
    words, formats = sheet.labels, sheet.formats
    warning = words("draft_line") if paper.draft else ""
    blocks.heading(
        sheet, words("acceptance"), number=words("number", number=paper.number), warning=warning, title_size=15
    )
    blocks.facts(sheet, (
        (words("date"), formats.date(paper.issued_on)),
        (words("place"), paper.place),
        (words("started_at"), formats.moment(paper.started_at) if paper.started_at else ""),
        (words("finished_at"), formats.moment(paper.finished_at) if paper.finished_at else ""),
    ))  # fmt: skip
    blocks.separator(sheet)
    blocks.parties(sheet, ((words("contractor"), paper.contractor), (words("client"), paper.client)))
    blocks.labelled(sheet, (
        (words("premises"), paper.premises),
        (words("contract"), paper.contract),
        (words("order"), paper.order),
    ), label_room=24)  # fmt: skip
    sheet.y += 3


def _work(sheet: Sheet, paper: AcceptancePaper) -> None:
    words = sheet.labels
    shown, rows = line_columns(sheet, paper.lines, paper.currency), line_rows(sheet, paper.lines)
    if not paper.show_prices:
        shown = shown[:4]
        rows = [Row(cells=row.cells[:4], note=row.note) for row in rows]
    total = paper.net if paper.show_prices else None
    Table(sheet, shown).write(rows, keep=0 if total is None else 9)
    if total is not None:
        sheet.y += 1.8
        value = sheet.formats.money(total, paper.currency)
        drawn = sheet.put(value, RIGHT, size=10, bold=True, align="right", room=60)
        sheet.put(words("value_total"), RIGHT - drawn - 6, size=9, align="right", room=WIDTH - drawn - 6)
        sheet.y += 5
    sheet.y += 4


def _crew_and_materials(sheet: Sheet, paper: AcceptancePaper) -> None:
    """Who came for how long and, beside or below, what was used up."""
    words, formats = sheet.labels, sheet.formats
    if paper.crew:
        crew = [
            person.name
            if person.hours is None
            else f"{person.name} ({formats.number(person.hours)}{NBSP}{_hour(sheet)})"
            for person in paper.crew
        ]
        blocks.labelled(sheet, ((words("crew"), ", ".join(crew)),), label_room=24)
        sheet.y += 3
    if paper.materials:
        blocks.subheading(sheet, words("materials"), keep=22)
        shown = [
            Column(title=words("material")),
            Column(title=words("unit"), width=20, quiet=True),
            Column(title=words("quantity"), width=24, figure=True),
        ]
        rows = [Row(cells=[used.name, used.unit, formats.number(used.quantity)]) for used in paper.materials]
        Table(sheet, shown).write(rows)
        sheet.y += 4


def _hour(sheet: Sheet) -> str:
    return "ч" if sheet.formats.language == "bg" else "h"


def _handover(sheet: Sheet, paper: AcceptancePaper) -> None:
    words, formats = sheet.labels, sheet.formats
    if paper.handed_over:
        blocks.subheading(sheet, words("handed_over"))
        for thing in paper.handed_over:
            sheet.paragraph(f"–{NBSP}{thing}", hang=3)
        sheet.y += 3
    if paper.remarks:
        blocks.subheading(sheet, words("remarks"))
        for position, remark in enumerate(paper.remarks, 1):
            until = f" – {words('cure_by', date=formats.date(remark.cure_by))}" if remark.cure_by else ""
            sheet.paragraph(f"{position}.{NBSP}{remark.text}{until}", hang=4)
            sheet.y += 0.6
        sheet.y += 2.4


def _declaration(sheet: Sheet, paper: AcceptancePaper) -> None:
    words, formats = sheet.labels, sheet.formats
    sheet.need(22 + blocks.SIGNATURES)
    sheet.rule(LEFT, RIGHT)
    sheet.y += 3
    when = formats.date(paper.accepted_on or paper.issued_on)
    accepted = words(f"accepted_{paper.acceptance}", date=when)
    if paper.acceptance != "open":
        sheet.paragraph(words("accepted_open"))
    sheet.paragraph(accepted, bold=paper.acceptance != "open")
    sheet.paragraph(words("two_copies"), size=8.5, ink=(71, 83, 79))
    sheet.y += 3
