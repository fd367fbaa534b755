"""Entries that no document makes: opening balances, VAT and year closing, an accountant's corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.ledger.ports import Entries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.ledger.entry import Entry, EntryLine
from cleaning.domain.ledger.events import EntryPosted, EntryReversed
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, EntryId

MANUAL = "manual"
KEPT_BY_DOCUMENTS = frozenset({"302", "401", "402", "411", "412", "501", "503", "507"})
"""Accounts whose balance is the sum of stock, debts, advances or desks; an entry by hand would part them."""


class ManualEntry(msgspec.Struct, frozen=True, kw_only=True):
    branch_id: BranchId
    on: date
    text: str
    lines: tuple[EntryLine, ...]


class Reversal(msgspec.Struct, frozen=True, kw_only=True):
    """``on``: today when left out."""

    entry_id: EntryId
    reason: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PostEntry:
    work: Work
    entries: Entries
    access: Access

    def __call__(self, command: ManualEntry) -> EntryId:
        with self.work:
            self.access.require(Permission.LEDGER_ENTRY_POST, branch=command.branch_id)
            if not command.text.strip():
                raise RuleBroken("ledger.reason_needed", field="text")
            for line in command.lines:
                if line.account_code in KEPT_BY_DOCUMENTS:
                    raise RuleBroken("ledger.kept_by_documents", field="account_code", account=line.account_code)
            entry = Entry(branch_id=command.branch_id, on=command.on, source_kind=MANUAL, source_id=None,
                          text=command.text.strip(), lines=command.lines)  # fmt: skip
            entry_id = self.entries.post(entry)
            self.work.tell(EntryPosted(entry_id=entry_id, branch_id=entry.branch_id, on=entry.on, text=entry.text,
                                       total=entry.total))  # fmt: skip
            return entry_id


@dataclass(frozen=True, slots=True)
class ReverseEntry:
    """Only what was posted by hand: what a document posted is corrected by correcting the document."""

    work: Work
    entries: Entries
    access: Access
    clock: Clock

    def __call__(self, command: Reversal) -> EntryId:
        with self.work:
            entry = self.entries.get(command.entry_id)
            self.access.require(Permission.LEDGER_ENTRY_POST, branch=entry.branch_id)
            if entry.source_kind != MANUAL:
                raise RuleBroken("ledger.of_document", number=entry.number)
            on = command.on or self.clock.today()
            reversal_id = self.entries.post(entry.reversal(command.entry_id, on=on, text=command.reason))
            self.work.tell(EntryReversed(entry_id=command.entry_id, reversal_id=reversal_id, branch_id=entry.branch_id,
                                         on=on, reason=command.reason))  # fmt: skip
            return reversal_id
