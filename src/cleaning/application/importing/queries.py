"""What screens ask about imports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

import msgspec

from cleaning.application.importing.plan import Plan
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.importing.values import ImportKind, ImportStage, Kept


class ImportRow(msgspec.Struct, frozen=True, kw_only=True):
    """``fresh`` is how many records came of it, or would."""

    id: int
    kind: ImportKind
    file_name: str
    stage: ImportStage
    created_at: datetime
    done_at: datetime | None
    undone_at: datetime | None
    rows: int
    fresh: int
    doubtful: int
    skipped: int


class ImportCard(msgspec.Struct, frozen=True, kw_only=True):
    """A list with its dry run. ``before`` is when the same file came in."""

    id: int
    kind: ImportKind
    branch_id: int
    file_name: str
    sheet: str
    stage: ImportStage
    progress: int
    branch: str
    on: date | None
    created_at: datetime
    done_at: datetime | None
    undone_at: datetime | None
    names: tuple[str, ...]
    columns: tuple[str | None, ...]
    decisions: dict[str, str]
    kept: tuple[Kept, ...]
    plan: Plan
    before: datetime | None


class ImportQueries(Protocol):
    def page(
        self, kinds: Sequence[ImportKind], *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[ImportRow]:
        """Imports of these kinds, the newest first."""

    def card(self, import_id: int, *, scope: Scope) -> ImportCard:
        """Raise NotFound when there is none in the scope."""

    def sealed_with(self) -> dict[str, int]:
        """How many lists each key opens."""
