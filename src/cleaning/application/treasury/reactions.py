"""Documents become debts, and notes and advances settle them at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from cleaning.application.treasury.ports import Allocations, Debts
from cleaning.application.treasury.settling import Settling
from cleaning.domain.billing.events import InvoiceAnnulled, InvoiceIssued
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


@dataclass(frozen=True, slots=True)
class ForgetAnnulledInvoice:
    """A debt of the opposite sum settles the annulled one: nothing is owed and both stay to be seen."""

    debts: Debts
    allocations: Allocations

    def __call__(self, event: InvoiceAnnulled) -> None:
        debt = self.debts.of_source("invoice", event.invoice_id)
        if debt is None:
            return
        against = Debt(side=DebtSide.RECEIVABLE, branch_id=event.branch_id, client_id=event.client_id,
                       source_kind="annulment", source_id=event.invoice_id, number=event.number, on=event.on,
                       due_on=event.on, amount=-debt.amount)  # fmt: skip
        self.debts.add(against)
        owed, note = (debt, against) if debt.amount > Money.ZERO else (against, debt)
        amount = owed.amount
        owed.settle(amount)
        note.settle(-amount)
        self.allocations.credited(note, owed, amount)


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


REACTIONS = (OweInvoice, ForgetAnnulledInvoice, OweSupplier)
