"""What can be asked about money: desks, payments, who owes what. Anyone may use it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.shared.ids import BranchId, ClientId, DeskId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide, DeskKind, Direction, Method


class DeskRow(msgspec.Struct, frozen=True, kw_only=True):
    id: DeskId
    kind: DeskKind
    name: str
    branch_id: BranchId
    branch: str
    account_code: str
    iban: str
    balance: Money
    active: bool


class PaymentFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; both days included."""

    kind: DeskKind | None = None
    desk_id: int | None = None
    direction: Direction | None = None
    client_id: int | None = None
    supplier_id: int | None = None
    start: date | None = None
    end: date | None = None


class PaymentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A movement of a desk. ``advance`` is what paid no document yet; ``balance_after`` the desk's balance then."""

    id: PaymentId
    number: str
    desk_id: DeskId
    desk: str
    kind: DeskKind
    branch_id: BranchId
    direction: Direction
    method: Method
    client_id: ClientId | None
    supplier_id: SupplierId | None
    party: str
    against: str
    amount: Money
    advance: Money
    paid_on: date
    balance_after: Money
    reference: str
    note: str
    reverses_id: PaymentId | None
    reversed_by_id: PaymentId | None


class Allocated(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was paid, and how much of it."""

    debt_id: int
    source_kind: str
    source_id: int
    number: str
    on: date
    amount: Money


class PaymentCard(PaymentRow, frozen=True, kw_only=True):
    created_at: datetime
    actor: str
    fiscal_receipt: str
    allocations: list[Allocated]


class Debt(msgspec.Struct, frozen=True, kw_only=True):
    """A document not wholly settled; ``open`` is what is left of ``amount`` (a credit note: negative)."""

    id: int
    side: DebtSide
    client_id: ClientId | None
    supplier_id: SupplierId | None
    party: str
    branch_id: BranchId
    source_kind: str
    source_id: int
    number: str
    on: date
    due_on: date
    amount: Money
    settled: Money

    @property
    def open(self) -> Money:
        return self.amount - self.settled


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a client stands on a day: unpaid documents, what of it is late and since when, advances not used."""

    client_id: ClientId
    owed: Money
    overdue: Money
    oldest_due_on: date | None
    advance: Money

    def days_late(self, today: date) -> int:
        return max(0, (today - self.oldest_due_on).days) if self.oldest_due_on else 0


class Ageing(msgspec.Struct, frozen=True, kw_only=True):
    """Unpaid sums by days past due, of one party."""

    client_id: ClientId | None
    supplier_id: SupplierId | None
    party: str
    not_due: Money
    to_30: Money
    to_60: Money
    to_90: Money
    over_90: Money

    @property
    def total(self) -> Money:
        return self.not_due + self.to_30 + self.to_60 + self.to_90 + self.over_90


class DueWeek(msgspec.Struct, frozen=True, kw_only=True):
    """What should come and go within the next days, late sums included."""

    receivable: Money
    receivable_late: Money
    payable: Money
    payable_late: Money


class TreasuryQueries(Protocol):
    def desks(self, *, scope: Scope, kind: DeskKind | None = None, closed: bool = False) -> list[DeskRow]:
        """By branch and name."""

    def desk(self, desk_id: int, *, scope: Scope) -> DeskRow:
        """Raise NotFound when there is none in the scope."""

    def page(
        self, wanted: PaymentFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[PaymentRow]:
        """Newest first."""

    def card(self, payment_id: int, *, scope: Scope) -> PaymentCard:
        """Raise NotFound when there is none in the scope."""

    def debts(
        self,
        *,
        scope: Scope,
        side: DebtSide = DebtSide.RECEIVABLE,
        client_id: int | None = None,
        supplier_id: int | None = None,
        limit: int = 200,
    ) -> list[Debt]:
        """Documents not wholly settled, the one due first at the head."""  # fmt: skip

    def paid_by(self, source_kind: str, source_id: int) -> list[PaymentRow]:
        """The payments that settled a document, oldest first."""

    def settled(self, source_kind: str, source_id: int) -> Money:
        """How much of a document is settled."""

    def standing(self, client_id: int, *, today: date) -> Standing: ...

    def standings(self, client_ids: Sequence[int], *, today: date) -> dict[int, Standing]:
        """The same for several clients; those who owe nothing and have no advance are left out."""

    def overdue(self, *, scope: Scope, today: date, limit: int = 50) -> list[Debt]:
        """Clients' documents past due, the latest first."""

    def due_on(self, days: Sequence[date], *, scope: Scope) -> list[Debt]:
        """Clients' documents that are due on one of the days and not wholly settled, in the order they came."""

    def ageing(
        self,
        *,
        scope: Scope,
        today: date,
        side: DebtSide = DebtSide.RECEIVABLE,
        client_id: int | None = None,
        limit: int = 200,
    ) -> list[Ageing]:
        """By party, the largest late sum first."""  # fmt: skip

    def due(self, *, scope: Scope, today: date, days: int = 7) -> DueWeek: ...
