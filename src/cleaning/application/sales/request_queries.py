"""What others may know of requests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId, QuoteId, RequestId, ServiceId, UserId
from cleaning.domain.shared.money import Money


class RequestFilter(msgspec.Struct, frozen=True, kw_only=True):
    """``open`` leaves out what is won and lost; ``late`` are those whose first answer is overdue."""

    q: str = ""
    stage: RequestStage | None = None
    channel: str | None = None
    assignee_id: int | None = None
    client_id: int | None = None
    open: bool = False
    late: bool = False


class RequestRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list or a card of the board."""

    id: RequestId
    branch_id: BranchId
    stage: RequestStage
    channel: str
    organisation: bool
    name: str
    firm: str
    phone: str | None
    email: str | None
    text: str
    settlement: str
    purpose: str
    area: Decimal | None
    received_at: datetime
    respond_by: datetime
    responded_at: datetime | None
    closed_at: datetime | None
    lost_reason: str | None
    assignee_id: UserId | None
    assignee: str | None
    client_id: ClientId | None
    quote_id: QuoteId | None

    @property
    def who(self) -> str:
        return self.firm or self.name or self.phone or self.email or ""

    def is_late(self, now: datetime) -> bool:
        """Nobody has answered and the time for it has passed."""
        return self.stage is RequestStage.NEW and self.responded_at is None and self.respond_by < now


class RequestCard(RequestRow, frozen=True, kw_only=True):
    """All that is stored about one request; ``version`` goes back with a change of it."""

    version: int
    branch: str
    eik: str | None
    language: str
    address: str
    periodicity: str
    services: tuple[ServiceId, ...]
    wanted_on: date | None
    lost_note: str
    premises_id: PremisesId | None
    premises: str | None
    client: str | None
    quote: str | None
    quote_stage: str | None


class RequestLink(msgspec.Struct, frozen=True, kw_only=True):
    """Just enough to lead there."""

    id: RequestId
    received_at: datetime
    channel: str
    who: str


class Dealings(msgspec.Struct, frozen=True, kw_only=True):
    """What runs with a client: the value of contracts in force in an average month, and the open requests."""

    monthly: Money
    requests: list[RequestLink]


class RequestQueries(Protocol):
    def page(
        self, wanted: RequestFilter, *, scope: Scope, now: datetime, after: str | None = None, limit: int | None = None
    ) -> Page[RequestRow]:
        """Newest first."""

    def board(self, *, scope: Scope, since: datetime, each: int = 40) -> list[RequestRow]:
        """Open ones and those closed since, at most ``each`` of a stage, the longest waiting first."""

    def counts(self, *, scope: Scope) -> Mapping[RequestStage, int]:
        """Open requests by stage."""

    def card(self, request_id: int, *, scope: Scope) -> RequestCard:
        """Raise NotFound when there is none in the scope."""

    def late(self, *, scope: Scope, now: datetime, limit: int = 20) -> list[RequestRow]:
        """Those that wait for their first answer too long, the longest first."""

    def of_quote(self, quote_id: int, *, scope: Scope) -> RequestLink | None:
        """The request an offer answers."""

    def dealings(self, client_id: int, *, today: date) -> Dealings:
        """For the card of a client the viewer may already see; one question."""

    def losses(self, *, scope: Scope, since: datetime) -> dict[str, int]:
        """How many were lost for which reason, the most frequent first."""
