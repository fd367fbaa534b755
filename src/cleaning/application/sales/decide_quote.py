"""What a client says to an offer, and a new edition of one they did not take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.sales.follow_prices import priced_by
from cleaning.application.sales.ports import Contracts, Quotes
from cleaning.application.sales.write_contract import take_number
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.sales.contract import Contract
from cleaning.domain.shared.ids import ContractId, QuoteId


@dataclass(frozen=True, slots=True)
class AcceptQuote:
    """The contract is made of the offer's lines in the same transaction; plans and visits react to its signing.

    ``chosen`` names the positions of the optional lines the client takes; None leaves them as they are.
    """

    work: Work
    quotes: Quotes
    contracts: Contracts
    numbers: Numbers
    access: Access
    clock: Clock

    def __call__(
        self, quote_id: QuoteId, *, chosen: Iterable[int] | None = None, version: int | None = None
    ) -> ContractId:
        with self.work:
            quote = self.quotes.get(quote_id)
            self.access.require(Permission.SALES_QUOTE_ACCEPT, branch=quote.branch_id)
            quote.expect(version)
            if chosen is not None:
                quote.choose(chosen)
            quote.accept(at=self.clock.now(), today=self.clock.today())
            number = take_number(self.numbers)
            contract = Contract.from_quote(quote, number=number, signed_on=self.clock.today())
            self.contracts.add(contract)
            return contract.known_id


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
