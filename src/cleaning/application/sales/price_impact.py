"""What a purchase price touched, by money: contracts that earn less, offers that moved, calculations."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.domain.sales.values import QuoteStage
from cleaning.domain.shared.ids import ClientId, ContractId, CostSheetId, ItemId, QuoteId
from cleaning.domain.shared.money import ZERO, Money


class TouchedCalculation(msgspec.Struct, frozen=True, kw_only=True):
    """Of one carrying-out: what this item alone did to cost and price in that time."""

    sheet_id: CostSheetId
    name: str
    at: datetime
    cost: Money
    price: Money
    cost_now: Money
    price_now: Money


class TouchedContract(msgspec.Struct, frozen=True, kw_only=True):
    """``cost``: what an average month of it costs more (less when negative); its price stays as agreed."""

    contract_id: ContractId
    number: str
    title: str
    client_id: ClientId
    agreed: Money
    cost: Money


class TouchedQuote(msgspec.Struct, frozen=True, kw_only=True):
    """An open offer; ``price``: what an average month of it would be dearer by today's prices."""

    quote_id: QuoteId
    number: str
    title: str
    client_id: ClientId
    stage: QuoteStage
    price: Money


class PriceImpact(msgspec.Struct, frozen=True, kw_only=True):
    """The dearest first; each list shows at most a hundred."""

    contracts: list[TouchedContract]
    quotes: list[TouchedQuote]
    calculations: list[TouchedCalculation]

    @property
    def monthly(self) -> Money:
        """What the contracts shown cost more in an average month."""
        return sum((one.cost for one in self.contracts), ZERO)


class ImpactQueries(Protocol):
    def of_item(self, item_id: ItemId, since: datetime, *, scope: Scope) -> PriceImpact: ...
