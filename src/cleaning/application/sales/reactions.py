"""What sales does when something happens elsewhere, and when an offer answers a request."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.sales.follow_prices import FollowPrices
from cleaning.application.sales.ports import Requests
from cleaning.application.shared.ports import Clock
from cleaning.domain.pricing.events import CostSheetsRepriced
from cleaning.domain.sales.events import QuoteAccepted, QuoteDeclined, QuoteDrafted, QuoteSent
from cleaning.domain.sales.values import RequestStage


@dataclass(frozen=True, slots=True)
class FollowCostSheets:
    """Sheets cost something else: open offers that stand on them follow."""

    follow: FollowPrices

    def __call__(self, event: CostSheetsRepriced) -> None:
        self.follow(event.sheet_ids)


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """An offer is written for a client who asked: it is the answer to the oldest request without one."""

    requests: Requests

    def __call__(self, event: QuoteDrafted) -> None:
        if request := self.requests.unanswered_of(event.client_id):
            request.offer(event.quote_id)


@dataclass(frozen=True, slots=True)
class MoveToQuoted:
    """The offer went out: the request is quoted."""

    requests: Requests
    clock: Clock

    def __call__(self, event: QuoteSent) -> None:
        if request := self.requests.of_quote(event.quote_id):
            request.quoted(at=self.clock.now())


@dataclass(frozen=True, slots=True)
class WinRequest:
    """The offer was accepted: so is the request won."""

    requests: Requests
    clock: Clock

    def __call__(self, event: QuoteAccepted) -> None:
        if (request := self.requests.of_quote(event.quote_id)) and request.is_open:
            request.move(RequestStage.WON, at=self.clock.now())


@dataclass(frozen=True, slots=True)
class LoseWithQuote:
    """The offer was declined: the request is lost with what the client said."""

    requests: Requests
    clock: Clock

    def __call__(self, event: QuoteDeclined) -> None:
        if (request := self.requests.of_quote(event.quote_id)) and request.is_open:
            request.lose("declined", event.reason[:500], at=self.clock.now())


REACTIONS = (FollowCostSheets, AnswerRequest, MoveToQuoted, WinRequest, LoseWithQuote)
