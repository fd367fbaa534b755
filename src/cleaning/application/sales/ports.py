"""What sales needs from outside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.price_index import PriceIndex
from cleaning.domain.sales.quote import Quote
from cleaning.domain.sales.request import Request
from cleaning.domain.sales.values import AlertAbout
from cleaning.domain.shared.ids import ClientId, ContractId, CostSheetId, QuoteId, RequestId


class Quotes(Protocol):
    """All offers there are, as if they were in memory."""

    def get(self, quote_id: QuoteId) -> Quote:
        """Raise NotFound when there is none."""

    def held(self, quote_id: QuoteId) -> Quote:
        """As it is stored now, and nobody else changes it until the commit."""

    def add(self, quote: Quote) -> None:
        """The quote has its id afterwards."""

    def store(self, quote: Quote) -> None:
        """Write the changes now, so that reads of the same transaction see them."""

    def open_on(self, sheet_ids: Iterable[CostSheetId]) -> Sequence[Quote]:
        """Drafts and sent offers with a line that follows one of the sheets."""

    def run_out(self, today: date) -> Sequence[Quote]:
        """Sent offers whose last day has passed."""

    def keep_edition(self, quote: Quote, at: datetime, content: dict[str, Any]) -> None:
        """Remember what was sent; never changed later."""


class Contracts(Protocol):
    """All contracts there are, as if they were in memory."""

    def get(self, contract_id: ContractId) -> Contract:
        """Raise NotFound when there is none."""

    def held(self, contract_ids: Collection[ContractId]) -> dict[ContractId, Contract]:
        """All of them at once, held until the commit. Raise NotFound when one is missing."""

    def add(self, contract: Contract) -> None:
        """The contract and its lines have their ids afterwards."""

    def discard(self, contract: Contract) -> None:
        """Throw a draft away."""

    def unsettled(self, today: date) -> Sequence[Contract]:
        """Running contracts whose stage is not what the day makes it."""

    def ending(self, before: date) -> Sequence[Contract]:
        """Running contracts that end before the day, the first to end first."""

    def tell_once(self, contract: Contract, about: AlertAbout, on: date, days: int) -> bool:
        """True the first time; somebody has been told before when it is False."""


class PriceIndexes(Protocol):
    """The indexes prices follow."""

    def by_code(self, code: str) -> PriceIndex | None: ...

    def add(self, index: PriceIndex) -> None: ...


class Requests(Protocol):
    """All that was asked of us, as if they were in memory."""

    def get(self, request_id: RequestId) -> Request:
        """Raise NotFound when there is none."""

    def add(self, request: Request) -> None:
        """The request has its id afterwards."""

    def by_form(self, form_key: str) -> Request | None:
        """The one that came by this public form."""

    def of_quote(self, quote_id: QuoteId) -> Request | None:
        """The one an offer answers."""

    def unanswered_of(self, client_id: ClientId) -> Request | None:
        """The oldest open one of a client that has no offer yet."""
