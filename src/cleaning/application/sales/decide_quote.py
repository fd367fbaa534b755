"""What a client says to an offer, and a new edition of one they did not take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.sales.follow_prices import priced_by
from cleaning.application.sales.ports import Quotes
from cleaning.application.sales.sign_quote import SignQuote
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import ContractId, QuoteId


@dataclass(frozen=True, slots=True)
class AcceptQuote:
    """The client said yes to somebody of the company. ``chosen``: positions of the optional lines that are taken."""

    work: Work
    quotes: Quotes
    sign: SignQuote
    access: Access

    def __call__(
        self, quote_id: QuoteId, *, chosen: Iterable[int] | None = None, version: int | None = None
    ) -> ContractId:
        with self.work:
            quote = self.quotes.held(quote_id)
            self.access.require(Permission.SALES_QUOTE_ACCEPT, branch=quote.branch_id)
            quote.expect(version)
            return self.sign(quote, chosen=chosen)


@dataclass(frozen=True, slots=True)
class DeclineQuote:
    work: Work
    quotes: Quotes
    access: Access
    clock: Clock

    def __call__(self, quote_id: QuoteId, *, reason: str = "", version: int | None = None) -> None:
        with self.work:
            quote = self.quotes.get(quote_id)
            self.access.require(Permission.SALES_QUOTE_EDIT, branch=quote.branch_id)
            quote.expect(version)
            quote.decline(at=self.clock.now(), reason=reason)


@dataclass(frozen=True, slots=True)
class ReopenQuote:
    """The next edition: a draft again, at today's prices."""

    work: Work
    quotes: Quotes
    pricing: PricingQueries
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(self, quote_id: QuoteId, *, version: int | None = None) -> None:
        with self.work:
            quote = self.quotes.get(quote_id)
            self.access.require(Permission.SALES_QUOTE_EDIT, branch=quote.branch_id)
            quote.expect(version)
            days = self.company.pricing_defaults().quote_days
            quote.reopen(self.clock.today() + timedelta(days=days))
            quote.follow(priced_by(self.pricing, [line.cost_sheet_id for line in quote.lines]))
