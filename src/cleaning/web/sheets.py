"""Rows as files for a spreadsheet: typed cells, and nothing a cell says is ever taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from cleaning.web.http import Request, Response, file, lang_of, shell_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULAS = ("=", "+", "-", "@")


def csv_file(request: Request, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """Semicolons and decimal commas in Bulgarian, commas and points in English; UTF-8 with the mark Excel needs."""
    bulgarian = lang_of(request) == "bg"
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if bulgarian else ",", lineterminator="\r\n")
    writer.writerow(_titles(request, head))
    for row in rows:
        writer.writerow([_text(cell, bulgarian) for cell in row])
    return file(out.getvalue().encode("utf-8-sig"), f"{name}.csv", "text/csv; charset=utf-8")


def xlsx_file(request: Request, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    import xlsxwriter  # comes with the first export

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": False})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1})
    number = book.add_format({"num_format": "#,##0.00"})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for column, title in enumerate(_titles(request, head)):
        sheet.write_string(0, column, title, bold)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            match cell:
                case None:
                    continue
                case Decimal():
                    sheet.write_number(line, column, float(cell), number)
                case int():
                    sheet.write_number(line, column, cell)
                case date():
                    sheet.write_datetime(line, column, cell, day)
                case _:
                    sheet.write_string(line, column, str(cell))
    sheet.freeze_panes(1, 0)
    sheet.autofit()
    book.close()
    return file(out.getvalue(), f"{name}.xlsx", XLSX)


def _titles(request: Request, head: Sequence[str]) -> list[str]:
    catalogues, lang = shell_of(request).catalogues, lang_of(request)
    return [catalogues.gettext(title, lang) for title in head]


def _text(cell: Any, bulgarian: bool) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            exact = round(cell, 6)  # no kept figure has more places; a quotient that does is told to two
            plain = f"{cell:f}" if cell == exact != round(cell, 2) else f"{cell:.2f}"
            return plain.replace(".", ",") if bulgarian else plain
        case date():
            return f"{cell:%d.%m.%Y}" if bulgarian else cell.isoformat()
        case int():
            return str(cell)
    text = str(cell)
    return f"'{text}" if text.lstrip(" \t\r\n\x00").startswith(FORMULAS) else text
