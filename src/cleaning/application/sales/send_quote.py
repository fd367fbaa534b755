"""Hand the offer to the client: from now on its price stands until its last day."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.sales.ports import Quotes
from cleaning.application.sales.quote_paper import PaperOfQuote
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import QuoteId


@dataclass(frozen=True, slots=True)
class SendQuote:
    """What was sent is kept as a snapshot under the number and edition."""

    work: Work
    quotes: Quotes
    paper: PaperOfQuote
    access: Access
    clock: Clock

    def __call__(self, quote_id: QuoteId, *, version: int | None = None) -> None:
        with self.work:
            quote = self.quotes.get(quote_id)
            self.access.require(Permission.SALES_QUOTE_EDIT, branch=quote.branch_id)
            quote.expect(version)
            quote.send(at=self.clock.now(), today=self.clock.today())
            self.quotes.store(quote)
            paper = self.paper(quote_id, lang=None)
            self.quotes.keep_edition(quote, self.clock.now(), paper.as_content())
