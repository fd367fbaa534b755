"""What the books answer; every sum is made by the database from posted lines. Anyone may use it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.ledger.month import last_day
from cleaning.domain.ledger.values import AccountType, Side
from cleaning.domain.shared.ids import BranchId, ClientId, EntryId
from cleaning.domain.shared.money import Money


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    name_bg: str
    name_en: str
    type: AccountType
    side: Side
    active: bool
    version: int


class BalanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One account of the trial balance. Balances are debit minus credit: negative lies on the credit side."""

    code: str
    name_bg: str
    name_en: str
    type: AccountType
    opening: Money
    debit: Money
    credit: Money

    @property
    def closing(self) -> Money:
        return self.opening + self.debit - self.credit


class TrialBalance(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts that moved or have a balance, both days included; the sums of opening and closing are zero."""

    start: date
    end: date
    rows: list[BalanceRow]

    @property
    def debit(self) -> Money:
        return sum((row.debit for row in self.rows), Money.ZERO)

    @property
    def credit(self) -> Money:
        return sum((row.credit for row in self.rows), Money.ZERO)

    @property
    def opening(self) -> Money:
        return sum((row.opening for row in self.rows), Money.ZERO)

    @property
    def closing(self) -> Money:
        return sum((row.closing for row in self.rows), Money.ZERO)


class LineFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What an account's movements are narrowed to; both days included."""

    start: date
    end: date
    client_id: int | None = None
    supplier_id: int | None = None
    employee_id: int | None = None


class LineRow(msgspec.Struct, frozen=True, kw_only=True):
    """A posted line with its entry's source; ``others`` are the accounts on the other side."""

    id: int
    entry_id: EntryId
    on: date
    source_kind: str
    source_id: int | None
    number: str
    text: str
    account_code: str
    debit: Money
    credit: Money
    branch_id: BranchId
    client_id: ClientId | None
    party: str
    others: list[str]


class EntryRow(msgspec.Struct, frozen=True, kw_only=True):
    id: EntryId
    on: date
    branch_id: BranchId
    source_kind: str
    source_id: int | None
    number: str
    text: str
    total: Money
    reverses_id: EntryId | None
    reversed_by_id: EntryId | None
    actor: str
    created_at: datetime
    lines: list[EntryLineRow]


class EntryLineRow(msgspec.Struct, frozen=True, kw_only=True):
    account_code: str
    debit: Money
    credit: Money
    party: str
    client_id: int | None
    supplier_id: int | None
    employee_id: int | None
    item_id: int | None
    contract_id: int | None
    premises_id: int | None
    service_id: int | None


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """One movement of a client's account (411 and 412 together) and the balance after it; positive: the client owes."""

    on: date
    entry_id: EntryId
    source_kind: str
    source_id: int | None
    number: str
    text: str
    debit: Money
    credit: Money
    balance: Money


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A client's account between two days, both included."""

    client_id: ClientId
    start: date
    end: date
    opening: Money
    lines: list[StatementLine]
    debit: Money
    credit: Money
    closing: Money


class MonthRow(msgspec.Struct, frozen=True, kw_only=True):
    """A month of the books: what moved in it and since when it is closed."""

    month: date
    turnover: Money
    closed_at: datetime | None
    closed_by: str

    @property
    def last_day(self) -> date:
        return last_day(self.month)


class VatMonth(msgspec.Struct, frozen=True, kw_only=True):
    """VAT of a month as posted: on sales (4532), on purchases (4531); ``due`` negative is to be refunded."""

    month: date
    sales: Money
    purchases: Money

    @property
    def due(self) -> Money:
        return self.sales - self.purchases


class ClientMonth(msgspec.Struct, frozen=True, kw_only=True):
    """Revenue and direct cost that carry a client's key, in one month."""

    client_id: ClientId
    month: date
    revenue: Money
    materials: Money
    labour: Money


class ClientFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What a client owes today (negative: we owe), and what was earned and spent on them between two days."""

    balance: Money
    revenue: Money
    cost: Money


class KindMonth(msgspec.Struct, frozen=True, kw_only=True):
    """One month of persons or of firms; ``settled`` is what was paid or credited on their accounts."""

    kind: ClientKind
    month: date
    revenue: Money
    materials: Money
    labour: Money
    settled: Money


class KindOwed(msgspec.Struct, frozen=True, kw_only=True):
    """What persons or firms owe together at the end of a day, and how many owe something."""

    kind: ClientKind
    balance: Money
    owing: int


class LedgerQueries(Protocol):
    def accounts(self) -> list[AccountRow]:
        """The chart by code."""

    def trial_balance(self, start: date, end: date, *, scope: Scope) -> TrialBalance:
        """Both days included. Whole months cost the same however many lines there are."""

    def account_balances(self, codes: Sequence[str], on: date, *, scope: Scope) -> dict[str, Money]:
        """Debit minus credit at the end of a day, for accounts that have any movement."""

    def lines(
        self, account_code: str, wanted: LineFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[LineRow]:
        """Movements of an account, also of those whose code begins with it, newest first."""

    def entries(
        self,
        *,
        scope: Scope,
        start: date | None = None,
        end: date | None = None,
        source: str = "",
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[EntryRow]:
        """The journal, newest first; ``source`` is a kind of document."""  # fmt: skip

    def entry(self, entry_id: int, *, scope: Scope) -> EntryRow:
        """Raise NotFound when there is none in the scope."""

    def of_source(self, kind: str, source_id: int) -> list[EntryRow]:
        """The entries that a document made, oldest first."""

    def statement(self, client_id: int, start: date, end: date) -> Statement: ...

    def balance(self, client_id: int) -> Money:
        """What the client owes (411 and 412 together); negative: we owe the client."""

    def balances(self, client_ids: Sequence[int]) -> dict[int, Money]:
        """The same for several clients; those without movements are left out."""

    def vat(self, month: date, *, scope: Scope) -> VatMonth:
        """The month that begins on ``month``."""

    def months(self, *, scope: Scope, limit: int = 24) -> list[MonthRow]:
        """Months with movements, newest first."""

    def by_client(self, start: date, end: date, *, scope: Scope, client_id: int | None = None) -> list[ClientMonth]:
        """Revenue (703), materials (601) and pay (604) by client and month, both days included."""

    def client_figures(self, client_id: int, start: date, end: date) -> ClientFigures:
        """Balance, revenue and direct cost of one client in one question; both days included."""

    def by_kind(self, start: date, end: date, *, scope: Scope) -> list[KindMonth]:
        """Persons against firms by month, both days included."""

    def owed_by_kind(self, on: date, *, scope: Scope) -> list[KindOwed]:
        """Receivables of persons and of firms."""
