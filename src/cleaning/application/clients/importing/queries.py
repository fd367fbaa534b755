"""What screens ask about imports."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.application.clients.importing.planning import Plan
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.merging import Decision
from cleaning.domain.clients.list_import import ImportStage


class ImportRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    file_name: str
    stage: ImportStage
    created_at: datetime
    done_at: datetime | None
    undone_at: datetime | None
    new_clients: int
    premises: int
    doubtful: int


class ImportCard(msgspec.Struct, frozen=True, kw_only=True):
    """A list with its dry run. ``sample`` has some values of each column; ``before`` is when the same file came in."""

    id: int
    file_name: str
    sheet: str
    stage: ImportStage
    progress: int
    branch: str
    created_at: datetime
    done_at: datetime | None
    undone_at: datetime | None
    names: tuple[str, ...]
    columns: tuple[Field | None, ...]
    sample: list[list[str]]
    decisions: dict[str, Decision]
    plan: Plan
    before: datetime | None


class ImportQueries(Protocol):
    def page(self, *, scope: Scope, after: str | None = None, limit: int | None = None) -> Page[ImportRow]:
        """Imports, the newest first."""

    def card(self, import_id: int, *, scope: Scope) -> ImportCard:
        """Raise NotFound when there is none in the scope."""
