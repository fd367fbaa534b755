"""What the ledger needs of the world."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from cleaning.domain.ledger.account import Account
from cleaning.domain.ledger.entry import Entry
from cleaning.domain.shared.ids import EntryId


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
