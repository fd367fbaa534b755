"""XLSX workbooks, read as texts within limits: a small file may unpack to gigabytes."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from cleaning.adapters.files import limits
from cleaning.application.importing.ports import Sheet
from cleaning.domain.shared.errors import RuleBroken

BROKEN = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, TypeError, EOFError, SyntaxError)


def read(content: bytes) -> list[Sheet]:
    """Every visible sheet. RuleBroken ``file.not_spreadsheet`` · ``file.too_large`` · ``file.damaged``."""
    _check_the_box(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                return [
                    Sheet(name=sheet.title, rows=list(_rows(sheet)))
                    for sheet in book.worksheets
                    if sheet.sheet_state == "visible"
                ]
            finally:
                book.close()
    except BROKEN as error:
        raise RuleBroken("file.damaged", field="file") from error


def _check_the_box(content: bytes) -> None:
    """The packed file promises sizes; Python's reader never unpacks more of a part than promised."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as box:
            parts = box.infolist()
    except zipfile.BadZipFile as error:
        raise RuleBroken("file.damaged", field="file") from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise RuleBroken("file.not_spreadsheet", field="file")
    if len(parts) > limits.MOST_PARTS or sum(part.file_size for part in parts) > limits.MOST_UNPACKED:
        raise RuleBroken("file.too_large", field="file", most=limits.MOST_UNPACKED // 2**20)


def _rows(sheet: Any) -> Iterator[tuple[str, ...]]:
    """Rows without the empty cells at their ends; a sheet that claims a million rows is cut by what it really has."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True)):
        if number >= limits.MOST_ROWS:
            raise RuleBroken("file.too_many_rows", field="file", most=limits.MOST_ROWS)
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > limits.MOST_COLUMNS:
            raise RuleBroken("file.too_many_columns", field="file", most=limits.MOST_COLUMNS)
        yield tuple(texts)


def _text(value: Any) -> str:
    """A number as a person would type it, a day in ISO, never ``1.0`` for one."""
    match value:
        case None:
            return ""
        case bool():
            return "да" if value else "не"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case int():
            return str(value)
        case float():
            return f"{Decimal(repr(value)).normalize():f}"
    return str(value)[: limits.LONGEST_CELL]
