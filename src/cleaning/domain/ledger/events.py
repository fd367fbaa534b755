"""What happens in the books, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, EntryId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class EntryPosted(DomainEvent):
    """Somebody posted an entry by hand."""

    entry_id: EntryId
    branch_id: BranchId
    on: date
    text: str
    total: Money


@dataclass(frozen=True, kw_only=True)
class EntryReversed(DomainEvent):
    entry_id: EntryId
    reversal_id: EntryId
    branch_id: BranchId
    on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class MonthClosed(DomainEvent):
    month: date


@dataclass(frozen=True, kw_only=True)
class MonthReopened(DomainEvent):
    month: date
    reason: str
