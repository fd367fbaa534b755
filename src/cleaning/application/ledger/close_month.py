"""Close a month of the books, or open the last closed one again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.application.ledger.ports import Months
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.ledger.events import MonthClosed, MonthReopened
from cleaning.domain.ledger.month import check_closable
from cleaning.domain.shared.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class CloseMonth:
    """Nothing is posted into the month from now on."""

    work: Work
    months: Months
    access: Access
    clock: Clock

    def __call__(self, month: date) -> None:
        with self.work:
            self.access.require(Permission.LEDGER_PERIOD_CLOSE)
            check_closable(month, today=self.clock.today(), closed=self.months.closed(month),
                           open_before=self.months.open_before(month))  # fmt: skip
            self.months.close(month, self.access.viewer.name)
            self.work.tell(MonthClosed(month=month))


@dataclass(frozen=True, slots=True)
class ReopenMonth:
    """Only the last closed one, with a reason that the audit trail keeps."""

    work: Work
    months: Months
    access: Access

    def __call__(self, month: date, reason: str) -> None:
        with self.work:
            self.access.require(Permission.LEDGER_PERIOD_CLOSE)
            if self.months.last_closed() != month:
                raise RuleBroken("ledger.not_last_closed", month=month)
            if not reason.strip():
                raise RuleBroken("ledger.reason_needed", field="reason")
            self.months.reopen(month)
            self.work.tell(MonthReopened(month=month, reason=reason.strip()))
