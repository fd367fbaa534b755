"""A file with clients on its way into the house, or in it, or out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cleaning.domain.clients.events import ClientsImported, ImportUndone
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.merging import Decision
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, UserId


class ImportStage(StrEnum):
    """A draft is looked at and corrected; what is done can be undone."""

    DRAFT = "draft"
    RUNNING = "running"
    DONE = "done"
    UNDONE = "undone"


@dataclass(eq=False, kw_only=True)
class ListImport(Aggregate):
    """The cells of a list, what its columns mean, and what was decided about its rows.

    ``first_row`` is the number, in the file, of the first row of ``cells``; ``names`` are the heads of the columns.
    """

    id: int = field(init=False)
    version: int = 1
    branch_id: BranchId
    user_id: UserId | None
    file_name: str
    digest: str
    sheet: str
    names: tuple[str, ...]
    first_row: int
    columns: tuple[Field | None, ...]
    cells: tuple[tuple[str, ...], ...]
    decisions: dict[str, Decision] = field(default_factory=dict)
    stage: ImportStage = ImportStage.DRAFT
    created_at: datetime
    done_at: datetime | None = None
    undone_at: datetime | None = None

    def choose(self, columns: Sequence[Field | None]) -> None:
        """Say what the columns mean. One of them must be the name; all but notes may come once."""
        self._must_be(ImportStage.DRAFT)
        if Field.NAME not in columns:
            raise RuleBroken("import.no_name_column", field="columns")
        single = [column for column in columns if column not in (None, Field.NOTE)]
        if twice := next((column for column in single if single.count(column) > 1), None):
            raise RuleBroken("import.column_twice", field="columns", column=twice)
        self.columns = tuple(columns[: len(self.names)])

    def decide(self, row: int, decision: Decision | None) -> None:
        """Leave a row out, keep it apart, or (None) let it go the usual way."""
        self._must_be(ImportStage.DRAFT)
        others = {number: what for number, what in self.decisions.items() if number != str(row)}
        self.decisions = others if decision is None else {**others, str(row): decision}

    def start(self) -> None:
        """From now on nobody changes it."""
        self._must_be(ImportStage.DRAFT)
        self.stage = ImportStage.RUNNING

    def stop(self) -> None:
        """It could not be brought in; nothing was, and it may be corrected."""
        self._must_be(ImportStage.RUNNING)
        self.stage = ImportStage.DRAFT

    def finish(self, *, clients: int, premises: int, at: datetime) -> None:
        """All of it is in."""
        self._must_be(ImportStage.DRAFT, ImportStage.RUNNING)
        self.stage, self.done_at = ImportStage.DONE, at
        self.record(
            ClientsImported(
                import_id=self.id,
                branch_id=self.branch_id,
                file_name=self.file_name,
                clients=clients,
                premises=premises,
            )
        )

    def undo(self, *, at: datetime) -> None:
        """All of it is out again."""
        self._must_be(ImportStage.DONE)
        self.stage, self.undone_at = ImportStage.UNDONE, at
        self.record(ImportUndone(import_id=self.id, branch_id=self.branch_id, file_name=self.file_name))

    def _must_be(self, *stages: ImportStage) -> None:
        if self.stage not in stages:
            raise RuleBroken("import.stage", stage=self.stage)
