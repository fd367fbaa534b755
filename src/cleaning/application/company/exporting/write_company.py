"""Everything stored, table by table, as CSV in a zip with a manifest."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

import msgspec

from cleaning.application.company.exporting.ports import Everything, Progress, StoredTable
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock

FORMULAS = ("=", "+", "-", "@")
BLANKS = " \t\r\n\x00"


def nobody_watches(done: int, of: int) -> None:
    """Progress for nobody."""


@dataclass(frozen=True, slots=True)
class WriteCompany:
    """UTF-8, commas, points, ISO days; the manifest gives the rows and SHA-256 of each. Answers with all rows."""

    access: Access
    clock: Clock
    everything: Everything

    def __call__(self, target: BinaryIO, progress: Progress = nobody_watches) -> int:
        self.access.require(Permission.COMPANY_EXPORT)
        of = len(self.everything.names())
        manifest: list[dict[str, Any]] = []
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for done, table in enumerate(self.everything.tables(), 1):
                manifest.append(_written(archive, table))
                progress(done, of)
            about = {"made_at": self.clock.now(), "files": manifest}
            archive.writestr("manifest.json", msgspec.json.format(msgspec.json.encode(about)))
        return sum(int(entry["rows"]) for entry in manifest)


def _written(archive: zipfile.ZipFile, table: StoredTable) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    with archive.open(f"{table.name}.csv", "w", force_zip64=True) as file:
        line = io.StringIO()
        writer = csv.writer(line, lineterminator="\r\n")
        for row in _with_head(table):
            writer.writerow([cell(value) for value in row])
            rows += 1
            if line.tell() > 1 << 16:
                _flush(line, file, digest)
        _flush(line, file, digest)
    return {"name": f"{table.name}.csv", "rows": rows - 1, "sha256": digest.hexdigest()}


def _with_head(table: StoredTable) -> Any:
    yield table.head
    yield from table.rows


def _flush(line: io.StringIO, file: Any, digest: Any) -> None:
    data = line.getvalue().encode()
    file.write(data)
    digest.update(data)
    line.seek(0)
    line.truncate()


def cell(value: Any) -> str:
    """Text that no spreadsheet takes for a formula; figures stay figures."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime() | date():
            return value.isoformat()
        case str():
            return f"'{value}" if value.lstrip(BLANKS).startswith(FORMULAS) else value
        case dict() | list() | tuple():
            return msgspec.json.encode(value).decode()
    return str(value)
