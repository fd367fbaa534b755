"""Documents that somebody owes, and how a sum is spread over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide


@dataclass(eq=False, kw_only=True)
class Debt(Aggregate):
    """One document of a client or a supplier: the sum, and what of it is settled. A credit note is negative."""

    id: int = field(init=False)
    side: DebtSide
    branch_id: BranchId
    client_id: ClientId | None = None
    supplier_id: SupplierId | None = None
    source_kind: str
    source_id: int
    number: str
    on: date
    due_on: date
    amount: Money
    settled: Money = Money.ZERO

    @property
    def open(self) -> Money:
        return self.amount - self.settled

    def settle(self, amount: Money) -> None:
        """Pay some of it; a negative sum opens it again. Never more than it is, never less than nothing."""
        after = self.settled + amount
        low, high = sorted((Money.ZERO, self.amount))
        if not low <= after <= high:
            raise RuleBroken("debt.overpaid", field="amount", number=self.number, open=self.open, amount=amount)
        self.settled = after


@dataclass(frozen=True, slots=True)
class Share:
    debt: Debt
    amount: Money


def by_age(debts: Iterable[Debt]) -> list[Debt]:
    """The one due first at the head; of the same day the older document."""
    return sorted(debts, key=lambda debt: (debt.due_on, debt.on, debt.id))


def spread(amount: Money, debts: Sequence[Debt]) -> list[Share]:
    """Pay the documents in the order given until the sum is used up; what is left of it is not shared."""
    shares: list[Share] = []
    left = amount
    for debt in debts:
        part = min(left, debt.open)
        if part > Money.ZERO:
            shares.append(Share(debt, part))
            left = left - part
    return shares


def shared(shares: Iterable[Share]) -> Money:
    return sum((share.amount for share in shares), Money.ZERO)
