"""Offers that were sent and contracts that were signed are printed and kept, whether somebody asks for them or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.sales.contract_paper import PrintContract
from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.quote_paper import PrintQuote
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.values import ContractStage, QuoteStage

MOST = 200


@dataclass(frozen=True, slots=True)
class KeepPapers:
    """Of the last two days, newest first."""

    name: ClassVar[str] = "sales.keep_papers"
    every: ClassVar[str] = "5-55/10 * * * *"
    days: ClassVar[int] = 2

    print_quote: PrintQuote
    print_contract: PrintContract
    sales: SalesQueries
    documents: DocumentQueries
    access: Access
    clock: Clock

    def __call__(self, **arguments: object) -> None:
        scope = self.access.viewer.scope
        since = self.clock.now() - timedelta(days=self.days)
        quotes = self.sales.quotes(scope=scope, stage=QuoteStage.SENT, limit=MOST).rows
        sent = [row for row in quotes if row.sent_at and row.sent_at >= since]
        kept = self.documents.known("quote", [row.id for row in sent])
        for quote in sent:
            if quote.id not in kept:
                self.print_quote(quote.id)
        contracts = self.sales.contracts(ContractFilter(stage=ContractStage.ACTIVE), scope=scope, limit=MOST).rows
        signed = [row for row in contracts if row.signed_on and row.signed_on >= since.date()]
        kept = self.documents.known("contract", [row.id for row in signed])
        for contract in signed:
            if contract.id not in kept:
                self.print_contract(contract.id)
