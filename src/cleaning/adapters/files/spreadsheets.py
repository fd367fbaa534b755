"""Which kind of spreadsheet a file is, by its content, whatever its name says."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.adapters.files import delimited, limits, xlsx
from cleaning.application.importing.ports import Sheet
from cleaning.domain.shared.errors import RuleBroken

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class SpreadsheetFiles:
    """CSV in any common encoding and with any common separator, and XLSX."""

    def read(self, name: str, content: bytes) -> list[Sheet]:
        if len(content) > limits.MOST_BYTES:
            raise RuleBroken("file.too_large", field="file", most=limits.MOST_BYTES // 2**20)
        if not content.strip():
            raise RuleBroken("file.empty", field="file")
        if content.startswith(OLD_EXCEL):
            raise RuleBroken("file.old_excel", field="file")
        sheets = xlsx.read(content) if content.startswith(ZIP) else [delimited.read(content)]
        found = [sheet for sheet in sheets if any(any(cells) for cells in sheet.rows)]
        if not found:
            raise RuleBroken("file.empty", field="file")
        return found
