"""What may be known of repricings, and what a new one needs to know of contracts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.sales.contract_queries import ContractFilter, ContractLineCard
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.sales.repricing_rule import RepricingRule
from cleaning.domain.shared.ids import ClientId, ContractId, RepricingId
from cleaning.domain.shared.money import Money


class RepriceableContract(msgspec.Struct, frozen=True, kw_only=True):
    """A running contract with its lines from a day on; ``last_on``: its first day or its last annex."""

    id: ContractId
    number: str
    title: str
    client_id: ClientId
    last_on: date
    ends_on: date | None
    lines: list[ContractLineCard]


class RepricingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list; sums are of average months, net. ``standing`` still have the new prices."""

    id: RepricingId
    reason: str
    rule: RepricingRule
    effective_on: date
    applied_at: datetime
    undone_at: datetime | None
    contracts: int
    standing: int
    before: Money
    after: Money

    @property
    def difference(self) -> Money:
        return self.after - self.before

    @property
    def percent(self) -> Decimal | None:
        return None if not self.before else self.difference.amount * 100 / self.before.amount


class RepricedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A contract of a repricing; ``undone_by`` is the annex that gave the old prices back."""

    contract_id: ContractId
    number: str
    title: str
    client_id: ClientId
    annex: int
    before: Money
    after: Money
    undone_by: int | None

    @property
    def difference(self) -> Money:
        return self.after - self.before


class RepricingCard(RepricingRow, frozen=True, kw_only=True):
    """``letters``: how many are printed; ``letters_file`` has them all in one once they are."""

    letters: int
    letters_file: str | None
    version: int
    rows: list[RepricedRow]


class RepricingQueries(Protocol):
    """A repricing is seen by who sees every contract of it."""

    def page(self, *, scope: Scope, after: str | None = None, limit: int = 50) -> Page[RepricingRow]:
        """Newest first."""

    def repricing(self, repricing_id: RepricingId, *, scope: Scope) -> RepricingCard:
        """Raise NotFound when there is none the viewer may see whole."""

    def repriceable(
        self, wanted: ContractFilter, on: date, *, scope: Scope, limit: int
    ) -> list[RepriceableContract]: ...
