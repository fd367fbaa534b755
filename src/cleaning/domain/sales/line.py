"""What is offered or agreed for one premises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.values import Billing, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import CostSheetId, PremisesId, QuoteId, ServiceId
from cleaning.domain.shared.money import ZERO, Money

DAY = 24 * 60


@dataclass(eq=False, kw_only=True)
class QuoteLine:
    """A service at one premises: how often, when, how long, for how much (net).

    ``price`` and ``cost`` are of one visit, ``monthly`` of an average month, zero for work that is done once. A line
    that ``follows`` takes its price from its cost sheet, which was made for it when it is its ``own_sheet``; an
    ``optional`` one counts when ``chosen``.
    """

    id: int | None = None
    quote_id: QuoteId | None = None
    position: int = 0
    premises_id: PremisesId
    service_id: ServiceId
    cost_sheet_id: CostSheetId | None = None
    description: str
    quantity: Decimal
    unit: str
    rrule: str
    starts_on: date
    start_time: time
    minutes: int
    people: int = 1
    visits_per_month: Decimal = Decimal(0)
    cost: Money | None = None
    price: Money
    monthly: Money = ZERO
    per: Per = Per.VISIT
    vat_code: str = "standard"
    follows: bool = True
    own_sheet: bool = False
    optional: bool = False
    chosen: bool = True

    def __post_init__(self) -> None:
        if self.quantity < 0:
            raise RuleBroken("quote.negative", field="quantity", value=self.quantity)
        if self.price.amount < 0:
            raise RuleBroken("quote.negative", field="price", value=self.price)
        if not 0 < self.minutes <= DAY:
            raise RuleBroken("quote.minutes", field="minutes", value=self.minutes)
        self.rrule = recurrence(self.rrule).rule
        self.follows = self.follows and self.cost_sheet_id is not None
        self.settle(Billing.MONTHLY if self.per is Per.MONTH else Billing.PER_VISIT)

    @property
    def once(self) -> bool:
        return recurrence(self.rrule).once

    @property
    def counted(self) -> bool:
        return self.chosen or not self.optional

    @property
    def whole(self) -> Money:
        """All visits of work that is done once."""
        count = recurrence(self.rrule).count
        return self.price * count if count is not None else ZERO

    def settle(self, billing: Billing) -> None:
        """Work out the month; work that is done once is always paid by the visit."""
        often = recurrence(self.rrule)
        self.visits_per_month = often.per_month
        self.monthly = self.price * often.per_month
        self.per = Per.MONTH if billing is Billing.MONTHLY and not often.once else Per.VISIT
