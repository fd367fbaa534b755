"""One-line builders of valid offers."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.quote import Quote, QuoteTerms
from cleaning.domain.shared.ids import BranchId, ClientId, CostSheetId, PremisesId, QuoteId, ServiceId
from cleaning.domain.shared.money import Money

FIVE_A_WEEK = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
ONCE = "FREQ=DAILY;COUNT=1"


def a_line(**changes: Any) -> QuoteLine:
    values: dict[str, Any] = {
        "premises_id": PremisesId(1),
        "service_id": ServiceId(1),
        "cost_sheet_id": CostSheetId(1),
        "description": "Ежедневно почистване",
        "quantity": Decimal(120),
        "unit": "m2",
        "rrule": FIVE_A_WEEK,
        "starts_on": date(2026, 12, 1),
        "start_time": time(18, 30),
        "minutes": 120,
        "cost": Money("27.30"),
        "price": Money("39.00"),
    }
    return QuoteLine(**values | changes)


def some_terms(**changes: Any) -> QuoteTerms:
    values: dict[str, Any] = {
        "title": "Офис „Софтнет“",
        "valid_until": date(2026, 12, 7),
        "starts_on": date(2026, 12, 1),
    }
    return QuoteTerms(**values | changes)


def a_quote(*lines: QuoteLine, **terms: Any) -> Quote:
    """A stored draft."""
    quote = Quote.draft(
        number="О-00731",
        branch_id=BranchId(1),
        client_id=ClientId(1),
        terms=some_terms(**terms),
        lines=lines or [a_line()],
    )
    quote.id = QuoteId(7)
    quote.pull()
    return quote
