"""CSV as programs really write it: windows-1251 or UTF-8, semicolons or commas or tabs."""

from __future__ import annotations

import csv
from io import StringIO

import charset_normalizer

from cleaning.adapters.files import limits
from cleaning.application.importing.ports import Sheet
from cleaning.domain.shared.errors import RuleBroken

SEPARATORS = ";,\t|"
SAMPLE = 50
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LIKELY = ["cp1251", "mac_cyrillic", "koi8_r", "cp866", "iso8859_5", "cp1252", "utf_16_le", "utf_16_be"]
MARKUP = ("<!doctype", "<html", "<?xml", "<svg", "{\\rtf", "%pdf", "gif87a", "gif89a")


def read(content: bytes) -> Sheet:
    """The one table of a text file. RuleBroken ``file.not_spreadsheet`` when it is no text, or text without columns."""
    text = decoded(content)
    if text.lstrip().lower().startswith(MARKUP):
        raise RuleBroken("file.not_spreadsheet", field="file")
    separator = separator_of(text)
    csv.field_size_limit(2**20)
    rows: list[tuple[str, ...]] = []
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=separator):
            if len(rows) >= limits.MOST_ROWS:
                raise RuleBroken("file.too_many_rows", field="file", most=limits.MOST_ROWS)
            if len(cells) > limits.MOST_COLUMNS:
                raise RuleBroken("file.too_many_columns", field="file", most=limits.MOST_COLUMNS)
            rows.append(tuple(cell[: limits.LONGEST_CELL] for cell in cells))
    except csv.Error as error:
        raise RuleBroken("file.damaged", field="file") from error
    return Sheet(name="", rows=rows)


def decoded(content: bytes) -> str:
    """The text; UTF-8 when it is valid UTF-8, else the likeliest of the encodings in use here."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode(content, encoding)
    if content[:4096].count(0) > len(content[:4096]) // 3:
        return _guessed(content, ["utf_16_le", "utf_16_be"])
    if b"\0" in content:
        raise RuleBroken("file.not_spreadsheet", field="file")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content, LIKELY)


def _guessed(content: bytes, encodings: list[str]) -> str:
    best = charset_normalizer.from_bytes(content, cp_isolation=encodings, steps=10, chunk_size=1024).best()
    if best is None:
        raise RuleBroken("file.not_spreadsheet", field="file")
    text = _decode(content, best.encoding)
    letters = sum(character.isalpha() for character in text[:20_000])
    odd = sum(not character.isprintable() and character not in "\r\n\t" for character in text[:20_000])
    if odd * 20 > letters:
        raise RuleBroken("file.not_spreadsheet", field="file")
    return text


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RuleBroken("file.not_spreadsheet", field="file") from error


def separator_of(text: str) -> str:
    """The separator that gives the most rows of the same, largest width."""

    def score(separator: str) -> tuple[int, int]:
        widths = [len(cells) for cells in _some_rows(text, separator) if any(cell.strip() for cell in cells)]
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(common) * (common - 1), common)

    return max(SEPARATORS, key=score)


def _some_rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(StringIO(text[:200_000], newline=""), delimiter=separator):
            rows.append(cells)
            if len(rows) == SAMPLE:
                break
    except csv.Error:
        pass
    return rows
