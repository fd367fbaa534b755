"""What importing needs of the outside: readers of files, its own records, a board for progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from cleaning.domain.importing.list_import import ListImport
from cleaning.domain.importing.values import ImportKind, Kept


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

    def same(self, kind: ImportKind, branch_id: int, digest: str) -> ListImport | None:
        """The last one of the same file that came in and was not taken out."""

    def sealed_otherwise(self, key_id: str, limit: int) -> list[ListImport]:
        """Lists under another key than this one, locked."""

    def keep_plan(self, import_id: int, plan: bytes) -> None:
        """Remember what would come of it (JSON), for the screens."""


Progress = Callable[[int, int], None]
"""Called with what is done and of how much."""


class ProgressBoard(Protocol):
    """Where a long import says how far it is; seen by others before it is done."""

    def of(self, import_id: int) -> Progress: ...


class Records(Protocol):
    """What lists became, so that an import can be undone."""

    def remember(self, import_id: int, record: str, made: Sequence[tuple[int, tuple[int, ...]]]) -> None:
        """Ids of new records of one kind, each with the rows it came from."""

    def take_out(self, import_id: int, record: str) -> list[Kept]:
        """Remove those nothing was built upon; the others, and why they stay."""
