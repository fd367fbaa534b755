"""An offer as its client reads it by a link, without a login, and what they may do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.papers import QuotePaper
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.offer_link import OfferLink
from cleaning.application.sales.queries import QuoteCard, SalesQueries
from cleaning.application.sales.quote_paper import PaperOfQuote
from cleaning.application.shared.access import Access, Scope, system_viewer
from cleaning.application.shared.ports import Clock, Files
from cleaning.domain.sales.values import QuoteStage
from cleaning.domain.shared.errors import NotFound

PER_ADDRESS, PER_OFFER = 30, 10
"""Answers an hour."""
HOUR = timedelta(hours=1)


class OfferState(StrEnum):
    """Open to be taken, over, answered, or no longer what the link was made for."""

    OPEN = "open"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CHANGED = "changed"


class PublicOffer(msgspec.Struct, frozen=True, kw_only=True):
    """``paper`` is what was sent, with the same figures as its PDF; nothing of what it costs the company is in it."""

    quote: QuoteCard
    paper: QuotePaper
    state: OfferState
    has_pdf: bool


@dataclass(frozen=True, slots=True)
class ReadOffer:
    """For anybody with the link."""

    sales: SalesQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    documents: DocumentQueries
    files: Files
    clock: Clock

    def __call__(self, token: str, link: OfferLink, *, lang: str | None = None) -> PublicOffer:
        quote_id, edition = link.read(token)
        branches = tuple(self.company.branch_names().items())
        access = Access(system_viewer(branches))
        compose = PaperOfQuote(self.sales, self.clients, self.premises, self.company, access, self.clock)
        composed = compose(quote_id, lang=lang)
        state = state_of(composed.quote, edition, self.clock.today())
        return PublicOffer(
            quote=composed.quote, paper=composed.paper, state=state, has_pdf=bool(self._kept(composed.quote))
        )

    def pdf(self, token: str, link: OfferLink) -> bytes:
        """The very bytes that were kept when it was sent. Raise NotFound while they are not printed."""
        offer = self(token, link)
        if offer.state is OfferState.CHANGED or not (keys := self._kept(offer.quote)):
            raise NotFound("offer")
        return self.files.read(keys[0])

    def _kept(self, quote: QuoteCard) -> list[str]:
        kept = self.documents.about(Scope(branch_ids=(quote.branch_id,)), "quote", quote.id)
        return [one.sha256 for one in kept if one.edition == quote.edition]


def state_of(quote: QuoteCard, edition: int, today: date) -> OfferState:
    if quote.edition != edition or quote.stage is QuoteStage.DRAFT:
        return OfferState.CHANGED
    if quote.stage is QuoteStage.SENT:
        return OfferState.EXPIRED if quote.valid_until < today else OfferState.OPEN
    return OfferState(quote.stage)
