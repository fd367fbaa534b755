"""What importing needs of the outside: readers of files, a quick way into the tables and out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.merging import Known
from cleaning.domain.clients.importing.records import Record
from cleaning.domain.clients.list_import import ListImport


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A table of texts; its first row is row 1 of the file. Numbers are exact, dates are ISO, nothing is computed."""

    name: str
    rows: list[tuple[str, ...]]


class Spreadsheets(Protocol):
    """Reads CSV and XLSX files whoever made them."""

    def read(self, name: str, content: bytes) -> list[Sheet]:
        """Every sheet that is not empty.

        RuleBroken (field ``file``): ``file.empty``, ``file.not_spreadsheet``, ``file.old_excel``, ``file.too_large``,
        ``file.too_many_rows``, ``file.too_many_columns``, ``file.damaged``.
        """


class Imports(Protocol):
    """Lists that were brought here."""

    def add(self, one: ListImport) -> None: ...

    def get(self, import_id: int) -> ListImport:
        """Raise NotFound when there is none."""

    def keep_plan(self, import_id: int, plan: bytes) -> None:
        """Remember what would come of it (JSON), for the screens."""


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    clients: int
    premises: int


class Intake(Protocol):
    """Many clients at once. Everything belongs to the transaction it is called in."""

    def known(self, entries: Sequence[Entry], *, scope: Scope) -> list[Known]:
        """Clients of the scope that share an EIK, a phone, an e-mail or name and address with one of the rows."""

    def store(self, one: ListImport, records: Sequence[Record], at: datetime) -> Stored:
        """Bring them in and remember for each record that this import made it."""

    def remove(self, import_id: int) -> None:
        """Take out exactly what the import made. RuleBroken ``import.in_use`` when something hangs on it."""


Progress = Callable[[int, int], None]


class ProgressBoard(Protocol):
    """Where a long import says how far it is; seen by others before it is done."""

    def of(self, import_id: int) -> Progress:
        """Call with what is done and of how much."""
