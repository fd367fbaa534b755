"""What exporting the company needs of the outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Protocol

import msgspec

from cleaning.domain.company.company_export import CompanyExport, ExportStage

Progress = Callable[[int, int], None]
"""Told of so many tables of how many."""


class StoredTable(msgspec.Struct, frozen=True):
    """A table with the names of its columns and its rows, in the order of their keys."""

    name: str
    head: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


class Everything(Protocol):
    """All that is stored."""

    def names(self) -> list[str]:
        """Tables that are the company's; keys, passwords and the program's own bookkeeping are not."""

    def tables(self) -> Iterator[StoredTable]:
        """Each of them, all of one and the same moment."""


class CompanyExports(Protocol):
    """Exports that were asked for."""

    def add(self, one: CompanyExport) -> None:
        """Keep a new one; it has an id afterwards."""

    def get(self, export_id: int) -> CompanyExport:
        """Raise NotFound when there is none."""

    def board(self, export_id: int) -> Progress:
        """Where screens see how far it is, before it is done."""


class ExportRow(msgspec.Struct, frozen=True, kw_only=True):
    """``progress`` in per cent of the tables."""

    id: int
    created_at: datetime
    actor: str
    stage: ExportStage
    progress: int
    size: int
    rows: int
    done_at: datetime | None


class CompanyExportQueries(Protocol):
    def latest(self, limit: int = 20) -> list[ExportRow]:
        """Newest first."""
