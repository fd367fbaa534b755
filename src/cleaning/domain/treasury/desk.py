"""Where money lies."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, DeskId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DeskKind


@dataclass(eq=False, kw_only=True)
class Desk(Aggregate):
    """A bank account or a cash desk of a branch; a cash desk never owes."""

    id: DeskId = field(init=False)
    branch_id: BranchId
    kind: DeskKind
    name: str
    account_code: str
    iban: str = ""
    bic: str = ""
    balance: Money = Money.ZERO
    active: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RuleBroken("desk.name", field="name")

    def take_in(self, amount: Money) -> None:
        self._usable(amount)
        self.balance = self.balance + amount

    def pay_out(self, amount: Money) -> None:
        self._usable(amount)
        if self.kind is DeskKind.CASH and amount > self.balance:
            raise RuleBroken("desk.cash_short", field="amount", balance=self.balance, amount=amount)
        self.balance = self.balance - amount

    def carry_over(self, amount: Money) -> None:
        """What lay there before the company came here, or less of it; no payment."""
        after = self.balance + amount
        if self.kind is DeskKind.CASH and after < Money.ZERO:
            raise RuleBroken("desk.cash_short", field="amount", balance=self.balance, amount=amount)
        self.balance = after

    def change(self, *, name: str, iban: str, bic: str, active: bool) -> None:
        if not name.strip():
            raise RuleBroken("desk.name", field="name")
        self.name, self.iban, self.bic, self.active = name.strip(), iban, bic, active

    def _usable(self, amount: Money) -> None:
        if amount <= Money.ZERO:
            raise RuleBroken("payment.not_positive", field="amount", amount=amount)
        if not self.active:
            raise RuleBroken("desk.closed", field="desk_id", name=self.name)
