"""Every event that has a posting rule is posted in its own transaction."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.ledger.ports import Entries
from cleaning.application.ledger.posting import entry_for
from cleaning.domain.billing.events import InvoiceAnnulled, InvoiceIssued
from cleaning.domain.inventory.events import MaterialsConsumed, StockCorrected
from cleaning.domain.ledger.events import BalancesOpened, BalancesWithdrawn
from cleaning.domain.payroll.events import WorkEarned
from cleaning.domain.purchasing.events import GoodsReceived
from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.treasury.events import AdvanceUsed, MoneyMoved, PaymentMade, PaymentReceived, PaymentReversed


@dataclass(frozen=True, slots=True)
class Posting:
    """What the reactions below share."""

    entries: Entries

    def post(self, event: DomainEvent) -> None:
        if (entry := entry_for(event)) is not None:
            self.entries.post(entry)


class PostInvoice(Posting):
    def __call__(self, event: InvoiceIssued) -> None:
        self.post(event)


class PostReceivedPayment(Posting):
    def __call__(self, event: PaymentReceived) -> None:
        self.post(event)


class PostUsedAdvance(Posting):
    def __call__(self, event: AdvanceUsed) -> None:
        self.post(event)


class PostMadePayment(Posting):
    def __call__(self, event: PaymentMade) -> None:
        self.post(event)


class PostMovedMoney(Posting):
    def __call__(self, event: MoneyMoved) -> None:
        self.post(event)


class PostReceivedGoods(Posting):
    def __call__(self, event: GoodsReceived) -> None:
        self.post(event)


class PostConsumedMaterials(Posting):
    def __call__(self, event: MaterialsConsumed) -> None:
        self.post(event)


class PostCorrectedStock(Posting):
    def __call__(self, event: StockCorrected) -> None:
        self.post(event)


class PostEarnedWork(Posting):
    def __call__(self, event: WorkEarned) -> None:
        self.post(event)


class PostOpenedBalances(Posting):
    def __call__(self, event: BalancesOpened) -> None:
        self.post(event)


class PostWithdrawnBalances(Posting):
    def __call__(self, event: BalancesWithdrawn) -> None:
        self.post(event)


class ReverseAnnulledInvoice(Posting):
    """All that the document posted is taken back on the day it was annulled."""

    def __call__(self, event: InvoiceAnnulled) -> None:
        for entry_id, entry in self.entries.of_source("invoice", event.invoice_id):
            self.entries.post(entry.reversal(entry_id, on=event.on, text=event.why))


class ReversePayment(Posting):
    """What the payment posted, also where its advance was used later."""

    def __call__(self, event: PaymentReversed) -> None:
        for kind in ("advance", "payment"):
            for entry_id, entry in self.entries.of_source(kind, event.payment_id):
                self.entries.post(entry.reversal(entry_id, on=event.on, text=event.reason))


REACTIONS = (
    PostInvoice,
    PostReceivedPayment,
    PostUsedAdvance,
    PostMadePayment,
    PostMovedMoney,
    PostReceivedGoods,
    PostConsumedMaterials,
    PostCorrectedStock,
    PostEarnedWork,
    PostOpenedBalances,
    PostWithdrawnBalances,
    ReverseAnnulledInvoice,
    ReversePayment,
)
