"""Documents become debts, and notes and advances settle them at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cleaning.application.treasury.ports import Allocations, Debts, Desks
from cleaning.application.treasury.settling import Settling
from cleaning.domain.billing.events import InvoiceAnnulled, InvoiceIssued
from cleaning.domain.ledger.events import BalancesOpened, BalancesWithdrawn
from cleaning.domain.purchasing.events import GoodsReceived
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.debt import Debt
from cleaning.domain.treasury.values import DebtSide

USUAL_TERM = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class OweInvoice:
    """The client owes the document; what was paid ahead pays it, a credit note pays the document it corrects first."""

    debts: Debts
    settling: Settling

    def __call__(self, event: InvoiceIssued) -> None:
        if not event.total:
            return
        debt = Debt(side=DebtSide.RECEIVABLE, branch_id=event.branch_id, client_id=event.client_id,
                    source_kind="invoice", source_id=event.invoice_id, number=event.number, on=event.issued_on,
                    due_on=event.due_on, amount=event.total)  # fmt: skip
        self.debts.add(debt)
        first = self.debts.of_source("invoice", event.corrects_id) if event.corrects_id else debt
        self.settling(event.client_id, event.issued_on, first)


def set_off(debts: Debts, allocations: Allocations, debt: Debt, source_kind: str, on: date) -> None:
    """A debt of the opposite sum settles it: nothing is owed and both stay to be seen."""
    against = Debt(side=debt.side, branch_id=debt.branch_id, client_id=debt.client_id, supplier_id=debt.supplier_id,
                   source_kind=source_kind, source_id=debt.source_id, number=debt.number, on=on, due_on=on,
                   amount=-debt.amount)  # fmt: skip
    debts.add(against)
    owed, note = (debt, against) if debt.amount > Money.ZERO else (against, debt)
    amount = owed.amount
    owed.settle(amount)
    note.settle(-amount)
    allocations.credited(note, owed, amount)


@dataclass(frozen=True, slots=True)
class ForgetAnnulledInvoice:
    """What was annulled is not owed."""

    debts: Debts
    allocations: Allocations

    def __call__(self, event: InvoiceAnnulled) -> None:
        debt = self.debts.of_source("invoice", event.invoice_id)
        if debt is not None:
            set_off(self.debts, self.allocations, debt, "annulment", event.on)


@dataclass(frozen=True, slots=True)
class OweSupplier:
    """We owe what we received."""

    debts: Debts

    def __call__(self, event: GoodsReceived) -> None:
        total = event.net + event.vat
        if total:
            self.debts.add(
                Debt(side=DebtSide.PAYABLE, branch_id=event.branch_id, supplier_id=event.supplier_id,
                     source_kind="receipt", source_id=event.receipt_id, number=event.invoice_number or event.number,
                     on=event.on, due_on=event.due_on or event.on + USUAL_TERM, amount=total)
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Documents that were open elsewhere are open here, and money lies where it lay."""

    debts: Debts
    desks: Desks

    def __call__(self, event: BalancesOpened) -> None:
        for line in event.lines:
            if line.desk_id is not None:
                self.desks.get(line.desk_id, lock=True).carry_over(line.amount)
            elif line.client_id is not None or line.supplier_id is not None:
                side = DebtSide.RECEIVABLE if line.client_id is not None else DebtSide.PAYABLE
                self.debts.add(
                    Debt(side=side, branch_id=event.branch_id, client_id=line.client_id,
                         supplier_id=line.supplier_id, source_kind="opening", source_id=line.line_id,
                         number=line.number, on=line.documented_on, due_on=line.due_on, amount=line.amount)
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CarryBack:
    """They were a mistake: nothing paid them yet, and no payment went through the desk."""

    debts: Debts
    desks: Desks
    allocations: Allocations

    def __call__(self, event: BalancesWithdrawn) -> None:
        for line in event.lines:
            if line.desk_id is not None:
                self.desks.get(line.desk_id, lock=True).carry_over(-line.amount)
            elif (debt := self.debts.of_source("opening", line.line_id)) is not None:
                set_off(self.debts, self.allocations, debt, "opening_undone", event.on)


REACTIONS = (OweInvoice, ForgetAnnulledInvoice, OweSupplier, CarryOver, CarryBack)
