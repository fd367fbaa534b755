"""What happens to lists, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId


@dataclass(frozen=True, kw_only=True)
class ListImported(DomainEvent):
    """A file became ``made`` records in one step; ``import_id`` can undo it."""

    import_id: int
    branch_id: BranchId
    kind: str
    file_name: str
    made: int


@dataclass(frozen=True, kw_only=True)
class ImportUndone(DomainEvent):
    """All it made is out again, but ``kept`` records that something was built upon."""

    import_id: int
    branch_id: BranchId
    file_name: str
    kept: int
