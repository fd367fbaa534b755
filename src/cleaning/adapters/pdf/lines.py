"""Sold lines and VAT as tables and figures, the same on every paper that shows them."""

from __future__ import annotations

from cleaning.adapters.pdf.blocks import Figure
from cleaning.adapters.pdf.sheet import Sheet
from cleaning.adapters.pdf.table import Column, Row
from cleaning.application.documents.papers import PaperLine, VatRow


def line_columns(sheet: Sheet, lines: tuple[PaperLine, ...], currency: str, *, vat: bool = False) -> list[Column]:
    """Columns for sold lines; discount and rate only where they tell something."""
    words = sheet.labels
    sign = sheet.formats.sign(currency)
    shown = [
        Column(title=words("line_no"), width=6 + 1.6 * max(0, len(str(len(lines))) - 2), quiet=True),
        Column(title=words("line_name")),
        Column(title=words("unit"), width=16, quiet=True),
        Column(title=words("quantity"), width=19, figure=True),
        Column(title=words("price_in", currency=sign), width=23, figure=True),
    ]
    if any(line.discount for line in lines):
        shown.append(Column(title=words("discount"), width=16, figure=True))
    if vat:
        shown.append(Column(title=words("vat_rate"), width=12, figure=True))
    return [*shown, Column(title=words("value_in", currency=sign), width=26, figure=True)]


def line_rows(sheet: Sheet, lines: tuple[PaperLine, ...], *, vat: bool = False) -> list[Row]:
    formats = sheet.formats
    discounted = any(line.discount for line in lines)
    rows = []
    for position, line in enumerate(lines, 1):
        cells = [str(position), line.name, line.unit, formats.number(line.quantity), formats.amount(line.unit_price)]
        if discounted:
            cells.append(formats.percent(line.discount) if line.discount else "")
        if vat:
            cells.append("–" if line.vat_rate is None else formats.percent(line.vat_rate))
        rows.append(Row(cells=[*cells, formats.amount(line.net)], note=line.note))
    return rows


def vat_figures(sheet: Sheet, rows: tuple[VatRow, ...], currency: str) -> list[Figure]:
    """Base and VAT of every rate; where no VAT is charged there is no VAT figure (чл. 113, ал. 9)."""
    words, formats = sheet.labels, sheet.formats
    figures: list[Figure] = []
    for row in rows:
        if row.rate is None:
            figures.append((words("base_plain"), formats.money(row.base, currency)))
            continue
        rate = formats.percent(row.rate)
        figures.append((words("base_at", rate=rate), formats.money(row.base, currency)))
        figures.append((words("vat_at", rate=rate), formats.money(row.vat, currency)))
    return figures


def grounds(sheet: Sheet, rows: tuple[VatRow, ...]) -> list[str]:
    """The legal ground of every row without VAT, once."""
    words = sheet.labels
    found = []
    for row in rows:
        if row.ground:
            label = words("ground_none" if row.rate is None else "ground_zero")
            found.append(row.ground if row.ground.startswith(("Основание", "Ground")) else f"{label}: {row.ground}")
    return list(dict.fromkeys(found))
