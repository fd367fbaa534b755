"""The client says yes to an offer, and something else than a contract is made of it by whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

import msgspec

from cleaning.application.sales.ports import Quotes
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, CostSheetId, PremisesId, QuoteId, ServiceId
from cleaning.domain.shared.money import Money


class TakenLine(msgspec.Struct, frozen=True, kw_only=True):
    """All times of a line that is done a known number of times: ``quantity`` and ``price`` of them together."""

    premises_id: PremisesId
    service_id: ServiceId
    cost_sheet_id: CostSheetId | None
    description: str
    quantity: Decimal
    unit: str
    price: Money
    vat_code: str
    starts_on: date
    start_time: time
    minutes: int


class TakenQuote(msgspec.Struct, frozen=True, kw_only=True):
    branch_id: BranchId
    client_id: ClientId
    payment_days: int | None
    note: str
    conditions: tuple[str, ...]
    lines: tuple[TakenLine, ...]


@dataclass(frozen=True, slots=True)
class TakeQuote:
    """Only where nothing of it goes on for ever: RuleBroken ``quote.goes_on``."""

    work: Work
    quotes: Quotes
    access: Access
    clock: Clock

    def __call__(
        self, quote_id: QuoteId, *, chosen: Iterable[int] | None = None, version: int | None = None
    ) -> TakenQuote:
        with self.work:
            quote = self.quotes.get(quote_id)
            self.access.require(Permission.SALES_QUOTE_ACCEPT, branch=quote.branch_id)
            quote.expect(version)
            if chosen is not None:
                quote.choose(chosen)
            if quote.monthly or not all(line.once for line in quote.counted):
                raise RuleBroken("quote.goes_on")
            quote.accept(at=self.clock.now(), today=self.clock.today())
            lines = [
                TakenLine(
                    premises_id=line.premises_id, service_id=line.service_id, cost_sheet_id=line.cost_sheet_id,
                    description=line.description, quantity=line.quantity * times(line.whole, line.price),
                    unit=line.unit, price=line.whole, vat_code=line.vat_code, starts_on=line.starts_on,
                    start_time=line.start_time, minutes=line.minutes,
                ) for line in quote.counted
            ]  # fmt: skip
            return TakenQuote(
                branch_id=quote.branch_id, client_id=quote.client_id, payment_days=quote.payment_days,
                note=quote.note, conditions=tuple(quote.conditions), lines=tuple(lines),
            )  # fmt: skip


def times(whole: Money, each: Money) -> int:
    """How often, from the sum of all times."""
    return int(whole.amount / each.amount) if each else 1
