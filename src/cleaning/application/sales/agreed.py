"""What a line of an offer and the contract line made of it have in common."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import msgspec

from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.ids import CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.money import Money


class AgreedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A service for one premises: how often (RFC 5545, local time), how long, for how much.

    ``monthly`` is for an average month (0 for work done once), ``cost`` what one visit cost when it was priced.
    """

    id: int
    position: int
    premises_id: PremisesId
    service_id: ServiceId
    cost_sheet_id: CostSheetId | None
    description: str
    quantity: Decimal
    unit: str
    rrule: str
    starts_on: date
    start_time: time
    minutes: int
    visits_per_month: Decimal
    cost: Money | None
    price: Money
    monthly: Money
    per: Per
    vat_code: str

    @property
    def once(self) -> bool:
        """Work that ends by itself."""
        return recurrence(self.rrule).once

    @property
    def whole(self) -> Money:
        """All visits of work that is done once."""
        return self.price * (recurrence(self.rrule).count or 0)
