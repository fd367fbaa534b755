"""What the ledger needs of the world."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import msgspec

from cleaning.domain.ledger.account import Account
from cleaning.domain.ledger.entry import Entry
from cleaning.domain.ledger.opening import Opening
from cleaning.domain.ledger.values import OpeningKind
from cleaning.domain.shared.ids import BranchId, EntryId


class Entries(Protocol):
    """The journal: it only grows."""

    def post(self, entry: Entry) -> EntryId:
        """RuleBroken ``ledger.month_closed`` when its month is closed, ``ledger.account_unknown`` for no account."""

    def get(self, entry_id: EntryId) -> Entry:
        """Raise NotFound when there is none."""

    def of_source(self, kind: str, source_id: int) -> Sequence[tuple[EntryId, Entry]]:
        """What a document posted and nobody reversed yet, oldest first."""


class Accounts(Protocol):
    def get(self, code: str) -> Account:
        """Raise NotFound when there is none."""

    def add(self, account: Account) -> None:
        """RuleBroken ``ledger.account_twice`` when the code is taken."""


class Months(Protocol):
    """Which months are closed."""

    def closed(self, month: date) -> bool: ...

    def open_before(self, month: date) -> date | None:
        """The first open month with entries before it."""

    def close(self, month: date, by: str) -> None:
        """Nothing is posted into it any more, not even by whoever is posting right now."""

    def reopen(self, month: date) -> None: ...

    def last_closed(self) -> date | None: ...


class Openings(Protocol):
    """What the company brought along."""

    def add(self, opening: Opening) -> None:
        """RuleBroken ``opening.twice`` when the branch has one of this kind and day."""

    def standing(self, branch_id: BranchId, kind: OpeningKind, on: date) -> bool: ...

    def of_import(self, import_id: int) -> Opening | None: ...

    def built_upon(self, opening: Opening) -> dict[int, str]:
        """Line → the code that says why it cannot be withdrawn any more."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A supplier, a desk, an item or a store a list may speak of.

    ``keys`` are what it is known by, the surest first. ``used``: money or stock moved there already.
    """

    id: int
    name: str
    keys: tuple[str, ...] = ()
    account_code: str = ""
    used: bool = False
    main: bool = False


class OpeningParties(Protocol):
    """Whom and what opening balances may be of, in a branch."""

    def suppliers(self) -> list[Known]: ...

    def desks(self, branch_id: BranchId) -> list[Known]: ...

    def items(self, branch_id: BranchId) -> list[Known]: ...

    def stores(self, branch_id: BranchId) -> list[Known]: ...
