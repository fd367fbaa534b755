"""Open offers move with their cost sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.sales.ports import Quotes
from cleaning.application.shared.ports import Work
from cleaning.domain.sales.quote import Priced
from cleaning.domain.shared.ids import CostSheetId


@dataclass(frozen=True, slots=True)
class FollowPrices:
    """Drafts take the prices over, sent offers note the difference. An effect: nobody is asked."""

    work: Work
    quotes: Quotes
    pricing: PricingQueries

    def __call__(self, sheet_ids: Iterable[CostSheetId]) -> None:
        with self.work:
            quotes = self.quotes.open_on(sheet_ids)
            if quotes:
                prices = priced_by(self.pricing, [line.cost_sheet_id for quote in quotes for line in quote.lines])
                for quote in quotes:
                    quote.follow(prices)


def priced_by(pricing: PricingQueries, sheet_ids: Iterable[CostSheetId | None]) -> dict[CostSheetId, Priced]:
    """Today's cost and price by sheet; a sheet with a material nobody has bought has none."""
    found = pricing.prices({sheet_id for sheet_id in sheet_ids if sheet_id is not None})
    return {
        sheet_id: Priced(cost=sheet.cost, price=sheet.price) for sheet_id, sheet in found.items() if not sheet.missing
    }
