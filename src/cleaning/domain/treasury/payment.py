"""Payments: a movement of a desk, numbered and kept for ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, DeskId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DeskKind, Direction, Method

SERIES = {
    (DeskKind.CASH, Direction.IN): "cash_receipt_order",
    (DeskKind.CASH, Direction.OUT): "cash_payment_order",
    (DeskKind.BANK, Direction.IN): "bank_receipt",
    (DeskKind.BANK, Direction.OUT): "bank_payment",
}
PREFIXES = {
    "cash_receipt_order": "ПКО-",
    "cash_payment_order": "РКО-",
    "bank_receipt": "БП-",
    "bank_payment": "БН-",
}
"""Приходен and разходен касов ордер; банков превод in and out."""


@dataclass(eq=False, kw_only=True)
class Payment(Aggregate):
    """Money that came in or went out. ``used`` is what of it paid documents; the rest is an advance."""

    id: PaymentId = field(init=False)
    branch_id: BranchId
    number: str
    desk_id: DeskId
    direction: Direction
    method: Method
    amount: Money
    paid_on: date
    balance_after: Money
    client_id: ClientId | None = None
    supplier_id: SupplierId | None = None
    against: str = ""
    used: Money = Money.ZERO
    reference: str = ""
    fiscal_receipt: str = ""
    note: str = ""
    actor: str = ""
    reverses_id: PaymentId | None = None

    @property
    def left(self) -> Money:
        return self.amount - self.used

    def use(self, amount: Money) -> None:
        """Spend some of the advance on documents."""
        if amount <= Money.ZERO or amount > self.left:
            raise RuleBroken("payment.overused", field="amount", number=self.number, left=self.left, amount=amount)
        self.used = self.used + amount

    def use_up(self) -> None:
        """Nothing of it can be spent any more."""
        self.used = self.amount
