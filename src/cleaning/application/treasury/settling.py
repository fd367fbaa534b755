"""Use what a client has paid ahead, and credit notes, for what the client owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.application.shared.ports import Work
from cleaning.application.treasury.ports import Allocations, Debts, Payments
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.debt import Debt, by_age, shared, spread
from cleaning.domain.treasury.events import AdvanceUsed


@dataclass(frozen=True, slots=True)
class Settling:
    """Oldest first on both sides; afterwards a client has open documents or a credit, never both."""

    work: Work
    debts: Debts
    payments: Payments
    allocations: Allocations

    def __call__(self, client_id: ClientId, on: date, first: Debt | None = None) -> Money:
        """Settle what can be settled, ``first`` before all others; returns the sum of the advances used."""
        open_ones = by_age(self.debts.open_of_client(client_id))
        owed = [debt for debt in open_ones if debt.open > Money.ZERO]
        if first in owed:
            owed.remove(first)
            owed.insert(0, first)
        for note in (debt for debt in open_ones if debt.open < Money.ZERO):
            for share in spread(-note.open, owed):
                share.debt.settle(share.amount)
                note.settle(-share.amount)
                self.allocations.credited(note, share.debt, share.amount)
        return self._advances(client_id, on, [debt for debt in owed if debt.open > Money.ZERO])

    def _advances(self, client_id: ClientId, on: date, owed: list[Debt]) -> Money:
        used = Money.ZERO
        for payment in self.payments.advances(client_id) if owed else ():
            shares = spread(payment.left, owed)
            amount = shared(shares)
            if not amount:
                break
            for share in shares:
                share.debt.settle(share.amount)
                self.allocations.paid(payment, share.debt, share.amount)
            payment.use(amount)
            used = used + amount
            payment.record(AdvanceUsed(payment_id=payment.id, number=payment.number, client_id=client_id,
                                       branch_id=payment.branch_id, on=on, amount=amount))  # fmt: skip
        return used
