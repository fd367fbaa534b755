"""Invoice, proforma, debit and credit note: everything ЗДДС чл. 114 asks for, on one page when it is a usual one."""

from __future__ import annotations

from cleaning.adapters.pdf import blocks
from cleaning.adapters.pdf.labels import Labels
from cleaning.adapters.pdf.lines import grounds, line_columns, line_rows, vat_figures
from cleaning.adapters.pdf.sheet import Frame, Sheet
from cleaning.adapters.pdf.table import Table
from cleaning.adapters.pdf.typeface import Cut
from cleaning.application.documents.papers import InvoicePaper, Signatory
from cleaning.domain.documents.words import LIMIT, amount_in_words


def invoice(paper: InvoicePaper, language: str, cut: Cut) -> bytes:
    words = Labels(language)
    number = paper.number if paper.number and not paper.draft else ""
    title = f"{words(paper.kind)} {words('number', number=number) if number else words('no_number')}"
    stamp = words("annulled") if paper.annulled else words("draft") if paper.draft else ""
    running = f"{title} · {paper.seller.name}"
    sheet = Sheet(cut, Frame(language=language, title=title, author=paper.seller.name, on=paper.issued_on,
                             running=running, stamp=stamp))  # fmt: skip
    _head(sheet, paper, number)
    table = Table(sheet, line_columns(sheet, paper.lines, paper.currency, vat=_mixed(paper)))
    figures, last = _figures(sheet, paper)
    table.write(line_rows(sheet, paper.lines, vat=_mixed(paper)), keep=blocks.totals_height(figures))
    sheet.need(blocks.totals_height(figures))
    blocks.totals(sheet, figures, last)
    _terms(sheet, paper)
    blocks.signatures(sheet, (
        (words("received_by"), Signatory(name=paper.received_by)),
        (words("compiled_by"), Signatory(name=paper.compiled_by)),
    ))  # fmt: skip
    return sheet.finish()


def _head(sheet: Sheet, paper: InvoicePaper, number: str) -> None:
    words, formats = sheet.labels, sheet.formats
    beside = words("not_tax_document") if paper.kind == "proforma" else words(paper.copy)
    warning = words("annulled") if paper.annulled else words("draft_line") if paper.draft else ""
    shown = words("number", number=number) if number else words("no_number")
    blocks.heading(sheet, words(paper.kind), beside=beside, number=shown, warning=warning)
    if paper.original_number:
        when = formats.date(paper.original_on)
        key = "original_document_of" if when else "original_document"
        sheet.paragraph(words(key, number=paper.original_number, date=when), size=10, bold=True)
        if paper.correction_ground:
            sheet.paragraph(f"{words('correction_ground')}: {paper.correction_ground}")
        sheet.y += 2.5
    blocks.facts(sheet, (
        (words("issued_on"), formats.date(paper.issued_on)),
        (words("tax_event_on"), formats.date(paper.tax_event_on)),
        (words("due_on"), formats.date(paper.due_on)),
        (words("place_of_issue"), paper.place),
    ))  # fmt: skip
    blocks.separator(sheet)
    blocks.parties(sheet, ((words("buyer"), paper.buyer), (words("seller"), paper.seller)))


def _mixed(paper: InvoicePaper) -> bool:
    """A column of rates only when lines differ; one rate is told once, in the totals."""
    return len({line.vat_rate for line in paper.lines}) > 1


def _figures(sheet: Sheet, paper: InvoicePaper) -> tuple[list[blocks.Figure], blocks.Figure]:
    words, formats = sheet.labels, sheet.formats
    figures = vat_figures(sheet, paper.vat_rows, paper.currency)
    if len(paper.vat_rows) != 1:
        figures.append((words("net_total"), formats.money(paper.net, paper.currency)))
        if any(row.rate is not None for row in paper.vat_rows):
            figures.append((words("vat_total"), formats.money(paper.vat, paper.currency)))
    last = words("credited") if paper.kind == "credit" else words("payable")
    if paper.payable is None or paper.payable == paper.total:
        return figures, (last, formats.money(paper.total, paper.currency))
    figures.append((words("total"), formats.money(paper.total, paper.currency)))
    return figures, (last, formats.money(paper.payable, paper.currency))


def _terms(sheet: Sheet, paper: InvoicePaper) -> None:
    words = sheet.labels
    due = paper.total if paper.payable is None else paper.payable
    # a sum beyond all words can only be a mistake upstream; the figure still prints
    spelled = amount_in_words(due, paper.currency, sheet.formats.language) if abs(due) < LIMIT else ""
    blocks.labelled(sheet, ((words("in_words"), paper.amount_in_words or spelled),))
    for ground in grounds(sheet, paper.vat_rows):
        sheet.paragraph(ground, bold=True)
        sheet.y += 0.8
    blocks.separator(sheet, above=1.5, below=3)
    seller = paper.seller
    number = "" if paper.draft or paper.kind == "credit" else paper.number
    blocks.labelled(sheet, (
        (words("payment_method"), paper.payment_method),
        (words("bank"), blocks.account(seller)),
        (words("payment_reference"), number if seller.iban else ""),
        (words("contract"), paper.contract),
        (words("order"), paper.order),
        (words("protocol"), paper.protocol),
        (words("note"), paper.note),
    ))  # fmt: skip
    sheet.y += 2
