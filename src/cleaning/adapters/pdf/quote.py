"""The offer: what will be done, how often, for how much, until when it holds. The cost behind it is not shown."""

from __future__ import annotations

from cleaning.adapters.pdf import blocks
from cleaning.adapters.pdf.labels import Labels
from cleaning.adapters.pdf.lines import grounds, vat_figures
from cleaning.adapters.pdf.sheet import Frame, Sheet
from cleaning.adapters.pdf.table import Column, Row, Table
from cleaning.adapters.pdf.typeface import Cut
from cleaning.application.documents.papers import QuoteLine, QuotePaper, Signatory


def quote(paper: QuotePaper, language: str, cut: Cut) -> bytes:
    words = Labels(language)
    title = f"{words('quote')} {words('number', number=paper.number)}"
    sheet = Sheet(cut, Frame(language=language, title=title, author=paper.seller.name, on=paper.issued_on,
                             running=f"{title} · {paper.seller.name}",
                             stamp=words("draft") if paper.draft else ""))  # fmt: skip
    _head(sheet, paper)
    figures = vat_figures(sheet, paper.vat_rows, paper.currency)
    with_vat = any(row.rate is not None for row in paper.vat_rows)
    if not with_vat or len(paper.vat_rows) != 1:
        figures = [*figures, (words(f"net_per_{paper.totals_per}"), sheet.formats.money(paper.net, paper.currency))]
    else:
        figures[0] = (words(f"net_per_{paper.totals_per}"), figures[0][1])
    _services(sheet, paper, paper.lines, keep=blocks.totals_height(figures))
    sheet.need(blocks.totals_height(figures))
    key = "total_per" if with_vat else "total_no_vat_per"
    last = (words(f"{key}_{paper.totals_per}"), sheet.formats.money(paper.total, paper.currency))
    blocks.totals(sheet, figures if with_vat else [], last, width=96)
    for ground in grounds(sheet, paper.vat_rows):
        sheet.paragraph(ground)
    sheet.y += 3
    if paper.options:
        blocks.subheading(sheet, words("options"), hint=words("options_hint"), keep=26)
        _services(sheet, paper, paper.options)
        sheet.y += 5
    _conditions(sheet, paper)
    blocks.signatures(sheet, (
        (words("prepared_by"), Signatory(name=paper.prepared_by)),
        (words("accepted_by_client"), Signatory()),
    ))  # fmt: skip
    return sheet.finish()


def _head(sheet: Sheet, paper: QuotePaper) -> None:
    words, formats = sheet.labels, sheet.formats
    blocks.heading(
        sheet,
        words("quote"),
        beside=words("version", version=paper.version) if paper.version > 1 else "",
        number=words("number", number=paper.number),
        warning=words("draft_line") if paper.draft else "",
    )
    blocks.facts(sheet, (
        (words("date"), formats.date(paper.issued_on)),
        (words("valid_until"), formats.date(paper.valid_until)),
    ))  # fmt: skip
    blocks.separator(sheet)
    blocks.parties(sheet, ((words("offered_to"), paper.client), (words("offered_by"), paper.seller)))
    several = "premises_many" if len(paper.premises) > 1 else "premises"
    blocks.labelled(
        sheet, ((words("subject"), paper.subject), (words(several), "\n".join(paper.premises))), label_room=24
    )
    sheet.y += 3


def _services(sheet: Sheet, paper: QuotePaper, lines: tuple[QuoteLine, ...], *, keep: float = 0) -> None:
    """Only the price columns that have a price; both are decided over all lines, so that options align with lines."""
    words, formats = sheet.labels, sheet.formats
    sign = formats.sign(paper.currency)
    every = (*paper.lines, *paper.options)
    by_visit = any(line.per_visit is not None for line in every)
    by_month = any(line.per_month is not None for line in every)
    shown = [Column(title=words("service")), Column(title=words("frequency"), width=44, quiet=True)]
    if by_visit:
        shown.append(Column(title=words("per_visit", currency=sign), width=30, figure=True))
    if by_month:
        shown.append(Column(title=words("per_month", currency=sign), width=28, figure=True))
    rows = []
    for line in lines:
        cells = [line.description, line.frequency]
        prices = [line.per_visit] * by_visit + [line.per_month] * by_month
        cells += ["–" if price is None else formats.amount(price) for price in prices]
        rows.append(Row(cells=cells, note=line.note))
    Table(sheet, shown).write(rows, keep=keep)


def _conditions(sheet: Sheet, paper: QuotePaper) -> None:
    words = sheet.labels
    if paper.conditions:
        blocks.subheading(sheet, words("conditions"))
        for position, condition in enumerate(paper.conditions, 1):
            sheet.paragraph(f"{position}.\u00a0{condition}", hang=4)
            sheet.y += 0.8
        sheet.y += 2
    if paper.note:
        blocks.labelled(sheet, ((words("note"), paper.note),), label_room=24)
