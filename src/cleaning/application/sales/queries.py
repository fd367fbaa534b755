"""What others may know of quotes and contracts. Every price is net."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.sales.agreed import AgreedLine
from cleaning.application.sales.contract_queries import (
    AgreedLines,
    ContractCard,
    ContractFilter,
    ContractHistory,
    ContractLineCard,
    ContractRow,
    IndexableContract,
    PriceIndexCard,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.sales.drift import Drift
from cleaning.domain.sales.grid import Room
from cleaning.domain.sales.values import Billing, QuoteStage
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    OrderId,
    QuoteId,
)
from cleaning.domain.shared.money import Money


class QuoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list; ``price_moved`` is how far a sent quote is behind today's prices, per month."""

    id: QuoteId
    number: str
    branch_id: BranchId
    client_id: ClientId
    title: str
    stage: QuoteStage
    edition: int
    valid_until: date
    monthly: Money
    once: Money
    price_moved: Money
    created_at: datetime
    sent_at: datetime | None


class QuoteLineCard(AgreedLine, frozen=True, kw_only=True):
    """``price`` is for one visit; ``follows``: it is the sheet's; ``optional``: in the totals when ``chosen``."""

    people: int
    follows: bool
    own_sheet: bool
    optional: bool
    chosen: bool


class QuoteCard(msgspec.Struct, frozen=True, kw_only=True):
    """``accepted_by`` is the name of who took it by its link."""

    id: QuoteId
    number: str
    branch_id: BranchId
    client_id: ClientId
    title: str
    note: str
    conditions: list[str]
    stage: QuoteStage
    edition: int
    valid_until: date
    starts_on: date
    months: int | None
    billing: Billing
    payment_days: int | None
    round_to: Money
    km: Decimal
    margin: Decimal | None
    rooms: tuple[Room, ...]
    monthly: Money
    once: Money
    price_moved: Money
    reason: str
    accepted_by: str
    created_at: datetime
    sent_at: datetime | None
    decided_at: datetime | None
    contract_id: ContractId | None
    order_id: OrderId | None
    version: int
    lines: list[QuoteLineCard]


class QuoteEdition(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent, and when."""

    edition: int
    at: datetime
    monthly: Money
    once: Money


class MarginDrift(msgspec.Struct, frozen=True, kw_only=True):
    """An average month of a contract: what is agreed, what it cost when priced and what it costs by today's sheets.

    Margins in percent of the agreed price; ``drift`` = margin now − margin then, in percentage points.
    """

    contract_id: ContractId
    number: str
    client_id: ClientId
    branch_id: BranchId
    agreed: Money
    cost_then: Money
    cost_now: Money
    margin_then: Decimal | None
    margin_now: Decimal | None
    drift: Decimal | None

    def priced_for(self, margin: Decimal) -> Money:
        """The month's price that would bring ``margin`` percent at today's cost."""
        return Drift(agreed=self.agreed, cost_then=self.cost_then, cost_now=self.cost_now).indexed(margin)


class SalesQueries(Protocol):
    def quotes(
        self,
        *,
        scope: Scope,
        text: str = "",
        clients: Collection[ClientId] = (),
        stage: QuoteStage | None = None,
        client_id: ClientId | None = None,
        moved: bool = False,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[QuoteRow]:
        """Newest first."""  # fmt: skip

    def quote(self, quote_id: QuoteId, *, scope: Scope) -> QuoteCard:
        """Raise NotFound when there is none in the viewer's branches."""

    def editions(self, quote_id: QuoteId, *, scope: Scope) -> list[QuoteEdition]: ...

    def contracts(
        self, wanted: ContractFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[ContractRow]:
        """Newest first."""

    def contract(self, contract_id: ContractId, *, scope: Scope) -> ContractCard:
        """As it stands today. Raise NotFound when there is none in the viewer's branches."""

    def history(self, contract_id: ContractId, *, scope: Scope) -> ContractHistory:
        """Every line there ever was, every annex, every rest."""

    def contract_lines(self, contract_id: ContractId) -> list[ContractLineCard]:
        """Every line there ever was."""

    def agreed_lines(self, contract_id: ContractId) -> AgreedLines:
        """Unscoped, asked by the effects of a change."""

    def indexes(self) -> list[PriceIndexCard]:
        """The indexes prices follow, by name."""

    def indexable(self, on: date, *, scope: Scope, limit: int = 200) -> list[IndexableContract]:
        """Running contracts with a rule for the month of ``on`` that are not indexed for its year yet."""

    def payment_days(self, contract_id: ContractId, on: date) -> int | None:
        """Days to pay that were agreed on that day; None is as the client has it."""

    def numbers(self, ids: Iterable[ContractId]) -> Mapping[ContractId, str]: ...

    def in_force(
        self, *, scope: Scope, start: date, end: date, billing: Billing | None = None, client_id: ClientId | None = None
    ) -> list[ContractCard]:
        """Contracts with a day in ``[start, end)``, with their lines: what a month's billing goes through."""

    def active_value(self, client_id: ClientId) -> Money:
        """Net value of an average month over the client's contracts in force."""

    def drift(
        self, *, scope: Scope, contract_id: ContractId | None = None, beyond: Decimal | None = None, limit: int = 50
    ) -> list[MarginDrift]:
        """Running contracts by how much margin they lost, worst first; ``beyond`` keeps those that lost more points."""
