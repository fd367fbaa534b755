"""What happens in the books, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, DeskId, EntryId, ItemId, SupplierId, WarehouseId
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


@dataclass(frozen=True, kw_only=True)
class OpenBalance:
    """One balance towards the usual side of its account: a document of a client or supplier, a desk, an item."""

    line_id: int
    account_code: str
    amount: Money
    number: str = ""
    documented_on: date
    due_on: date
    client_id: ClientId | None = None
    supplier_id: SupplierId | None = None
    desk_id: DeskId | None = None
    item_id: ItemId | None = None
    warehouse_id: WarehouseId | None = None
    quantity: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class BalancesOpened(DomainEvent):
    """What the company brought along: debts, money and stock of ``on``, all of one kind."""

    opening_id: int
    branch_id: BranchId
    kind: str
    on: date
    lines: tuple[OpenBalance, ...]


@dataclass(frozen=True, kw_only=True)
class BalancesWithdrawn(DomainEvent):
    """Some of them were a mistake; nothing was built upon these."""

    opening_id: int
    branch_id: BranchId
    kind: str
    on: date
    lines: tuple[OpenBalance, ...]
