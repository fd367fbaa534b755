"""A client takes a one-off offer: it becomes an order without typing anything again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.orders.place_order import KeepOrder
from cleaning.application.sales.take_quote import TakenLine, TakeQuote
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.orders.condition import LONGEST, Wanted
from cleaning.domain.orders.line import OrderLine, unit_price_of
from cleaning.domain.orders.origin import Origin
from cleaning.domain.orders.terms import OrderTerms
from cleaning.domain.orders.values import OrderSource
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import OrderId, QuoteId
from cleaning.domain.shared.money import UnitCost

EVENING = time(18)
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class OrderQuote:
    """Confirmed at once: both sides have agreed in writing. Its conditions come along as required ones."""

    work: Work
    take: TakeQuote
    keep: KeepOrder
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(
        self, quote_id: QuoteId, *, chosen: Iterable[int] | None = None, version: int | None = None
    ) -> OrderId:
        with self.work:
            self.access.require(Permission.ORDERS_EDIT)
            taken = self.take(quote_id, chosen=chosen, version=version)
            places = {line.premises_id for line in taken.lines}
            if len(places) > 1:
                raise RuleBroken("order.several_premises")
            order = self.keep(
                taken.branch_id, taken.client_id, places.pop(),
                origin=Origin(source=OrderSource.QUOTE, quote_id=quote_id),
                terms=self._terms(taken.lines, taken.payment_days, taken.note),
                lines=[ordered(line) for line in taken.lines],
                conditions=[Wanted(text=text[:LONGEST]) for text in taken.conditions if text.strip()],
            )  # fmt: skip
            order.confirm()
            return order.id

    def _terms(self, lines: Iterable[TakenLine], payment_days: int | None, note: str) -> OrderTerms:
        """On the evening of the day the offer named; a day that has passed is a week from now."""
        zone, now = ZoneInfo(self.company.profile().zone), self.clock.now()
        day = min(line.starts_on for line in lines)
        deadline = datetime.combine(day, EVENING, zone)
        return OrderTerms(
            deadline=deadline if deadline > now else now + timedelta(days=7), payment_days=payment_days, note=note
        )


def ordered(line: TakenLine) -> OrderLine:
    """The agreed sum to the cent; where no price of one gives it, all of it is one."""
    price = unit_price_of(line.price, line.quantity)
    whole = price is None
    return OrderLine(
        service_id=line.service_id, cost_sheet_id=line.cost_sheet_id, description=line.description,
        quantity=ONE if whole else line.quantity, unit="piece" if whole else line.unit,
        unit_price=UnitCost(line.price.amount) if price is None else price, vat_code=line.vat_code,
    )  # fmt: skip
