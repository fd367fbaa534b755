"""What happens in treasury, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, DeskId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class PaymentReceived(DomainEvent):
    """Money came from a client: ``allocated`` pays documents, ``advance`` is more than was owed."""

    payment_id: PaymentId
    number: str
    client_id: ClientId
    branch_id: BranchId
    desk_id: DeskId
    account_code: str
    on: date
    amount: Money
    allocated: Money
    advance: Money


@dataclass(frozen=True, kw_only=True)
class PaymentMade(DomainEvent):
    """Money left for a supplier or another purpose named by ``against`` (an account code)."""

    payment_id: PaymentId
    number: str
    supplier_id: SupplierId | None
    branch_id: BranchId
    desk_id: DeskId
    account_code: str
    against: str
    on: date
    amount: Money
    advance: Money = Money.ZERO
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AdvanceUsed(DomainEvent):
    """Money that a client had paid ahead settled documents."""

    payment_id: PaymentId
    number: str
    client_id: ClientId
    branch_id: BranchId
    on: date
    amount: Money


@dataclass(frozen=True, kw_only=True)
class MoneyMoved(DomainEvent):
    """Money left one of our desks for another, or arrived there; in between it is on its way (account 507)."""

    payment_id: PaymentId
    number: str
    branch_id: BranchId
    account_code: str
    arrived: bool
    on: date
    amount: Money


@dataclass(frozen=True, kw_only=True)
class PaymentReversed(DomainEvent):
    """A payment recorded by mistake was taken back; what it had paid is owed again."""

    payment_id: PaymentId
    reversal_id: PaymentId
    number: str
    client_id: ClientId | None
    branch_id: BranchId
    on: date
    amount: Money
    reason: str
