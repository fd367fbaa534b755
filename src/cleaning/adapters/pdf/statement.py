"""The client's account over a period: every document and payment with the balance after it."""

from __future__ import annotations

from cleaning.adapters.pdf import blocks
from cleaning.adapters.pdf.labels import Labels
from cleaning.adapters.pdf.sheet import Frame, Sheet
from cleaning.adapters.pdf.table import Column, Row, Table
from cleaning.adapters.pdf.typeface import Cut
from cleaning.application.documents.papers import StatementPaper


def statement(paper: StatementPaper, language: str, cut: Cut) -> bytes:
    words = Labels(language)
    title = f"{words('statement')} · {paper.client.name}"
    sheet = Sheet(cut, Frame(language=language, title=title, author=paper.seller.name, on=paper.issued_on,
                             running=f"{title} · {paper.seller.name}"))  # fmt: skip
    formats = sheet.formats
    blocks.heading(sheet, words("statement"), title_size=16)
    blocks.facts(sheet, (
        (words("period"), f"{formats.date(paper.starts_on)} – {formats.date(paper.ends_on)}"),
        (words("issued_on"), formats.date(paper.issued_on)),
    ), count=3)  # fmt: skip
    blocks.separator(sheet)
    blocks.parties(sheet, ((words("buyer"), paper.client), (words("seller"), paper.seller)))
    _movements(sheet, paper)
    _outcome(sheet, paper)
    return sheet.finish()


def _movements(sheet: Sheet, paper: StatementPaper) -> None:
    words, formats = sheet.labels, sheet.formats
    dated = any(row.due_on for row in paper.rows)
    shown = [
        Column(title=words("date"), width=19),
        Column(title=words("document"), width=30),
        Column(title=words("text")),
        *([Column(title=words("due"), width=19, quiet=True)] if dated else []),
        Column(title=words("debited"), width=22, figure=True),
        Column(title=words("credited_sum"), width=22, figure=True),
        Column(title=words("balance"), width=23, figure=True),
    ]
    blank = ""
    due = [blank] if dated else []
    rows = [
        Row(cells=[formats.date(paper.starts_on), words("opening"), blank, *due, blank, blank,
                   formats.amount(paper.opening)], bold=True)
    ]  # fmt: skip
    for row in paper.rows:
        rows.append(Row(cells=[
            formats.date(row.on), row.document, row.text, *([formats.date(row.due_on)] if dated else []),
            formats.amount(row.debit) if row.debit else blank,
            formats.amount(row.credit) if row.credit else blank,
            formats.amount(row.balance),
        ]))  # fmt: skip
    rows.append(Row(cells=[formats.date(paper.ends_on), words("closing"), words("turnover"), *due,
                           formats.amount(paper.debit), formats.amount(paper.credit), formats.amount(paper.closing)],
                    bold=True))  # fmt: skip
    Table(sheet, shown).write(rows, keep=14)
    sheet.y += 1.5
    sheet.paragraph(words("amounts_in", currency=formats.sign(paper.currency)), size=7.5, ink=(92, 106, 101))
    sheet.y += 3


def _outcome(sheet: Sheet, paper: StatementPaper) -> None:
    words, formats = sheet.labels, sheet.formats
    ends, sum_due = formats.date(paper.ends_on), formats.money(abs(paper.closing), paper.currency)
    key = "owed" if paper.closing > 0 else "in_credit" if paper.closing < 0 else "settled"
    sheet.need(14)
    text = words(key, date=ends)
    sheet.paragraph(text if key == "settled" else f"{text}: {sum_due}", size=12, bold=True)
    sheet.y += 4
    if paper.ageing:
        blocks.subheading(sheet, words("ageing"), keep=26)
        age = paper.ageing
        ages = (("age_not_due", age.not_due), ("age_30", age.to_30), ("age_60", age.to_60), ("age_90", age.to_90),
                ("age_over", age.over_90))  # fmt: skip
        blocks.band(sheet, [(words(label), formats.money(value, paper.currency)) for label, value in ages])
    blocks.labelled(sheet, (
        (words("bank"), blocks.account(paper.seller)),
        (words("note"), paper.note),
    ), label_room=24)  # fmt: skip
