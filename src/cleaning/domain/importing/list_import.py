"""A file on its way into the house, or in it, or out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from cleaning.domain.importing.events import ImportUndone, ListImported
from cleaning.domain.importing.values import ImportKind, ImportStage, Kept
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, UserId
from cleaning.domain.shared.lists.heads import Heads


@dataclass(eq=False, kw_only=True)
class ListImport(Aggregate):
    """What the columns of a list mean, what was decided about its rows, and its cells, sealed: codes may be in them.

    ``first_row`` is the number, in the file, of the first row of cells; ``names`` are the heads of the columns; ``on``
    is the day the list speaks of. Without ``sealed`` somebody in it had to be forgotten.
    """

    id: int = field(init=False)
    version: int = 1
    kind: ImportKind
    branch_id: BranchId
    user_id: UserId | None
    file_name: str
    digest: str
    sheet: str
    names: tuple[str, ...]
    first_row: int
    columns: tuple[str | None, ...]
    key_id: str
    sealed: bytes | None = field(repr=False)
    on: date | None = None
    decisions: dict[str, str] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    stage: ImportStage = ImportStage.DRAFT
    created_at: datetime
    done_at: datetime | None = None
    undone_at: datetime | None = None

    def choose(self, columns: Sequence[str | None], heads: Heads) -> None:
        """Say what the columns mean: all that is needed, and nothing twice but what may come twice."""
        self.must_be(ImportStage.DRAFT)
        if missing := heads.missing(columns):
            raise RuleBroken("import.column_missing", field="columns", column=f"importfield.{missing[0]}")
        single = [column for column in columns if column is not None and column not in heads.several]
        if twice := next((column for column in single if single.count(column) > 1), None):
            raise RuleBroken("import.column_twice", field="columns", column=f"importfield.{twice}")
        self.columns = tuple(columns[: len(self.names)])

    def decide(self, row: int, decision: str | None) -> None:
        """Leave a row out, keep it apart, say whose it is, or (None) let it go the usual way."""
        self.must_be(ImportStage.DRAFT)
        others = {number: what for number, what in self.decisions.items() if number != str(row)}
        self.decisions = others if decision is None else {**others, str(row): decision}

    def start(self) -> None:
        """From now on nobody changes it."""
        self.must_be(ImportStage.DRAFT)
        self.stage = ImportStage.RUNNING

    def stop(self) -> None:
        """It could not be brought in; nothing was, and it may be corrected."""
        self.must_be(ImportStage.RUNNING)
        self.stage = ImportStage.DRAFT

    def finish(self, *, made: int, at: datetime) -> None:
        """All of it is in."""
        self.must_be(ImportStage.DRAFT, ImportStage.RUNNING)
        self.stage, self.done_at = ImportStage.DONE, at
        self.record(
            ListImported(
                import_id=self.id, branch_id=self.branch_id, kind=str(self.kind), file_name=self.file_name, made=made
            )
        )

    def undo(self, kept: Sequence[Kept], *, at: datetime) -> None:
        """All of it is out again but what is kept; that may be tried again later."""
        self.must_be(ImportStage.DONE, ImportStage.PARTLY)
        self.stage, self.undone_at = ImportStage.PARTLY if kept else ImportStage.UNDONE, at
        self.kept = tuple(kept)
        self.record(ImportUndone(import_id=self.id, branch_id=self.branch_id, file_name=self.file_name, kept=len(kept)))

    def must_be(self, *stages: ImportStage) -> None:
        if self.stage not in stages:
            raise RuleBroken("import.stage", stage=self.stage)
