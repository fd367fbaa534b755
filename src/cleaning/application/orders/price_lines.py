"""Lines of an order as somebody said them, with what catalogue, cost sheets and the place know added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.orders.inputs import OrderLineInputs
from cleaning.application.premises.queries import PremisesCard
from cleaning.application.sales.inputs import LineInputs, QuoteInputs
from cleaning.application.sales.price_quote import PriceQuote
from cleaning.domain.orders.line import OrderLine, unit_price_of
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost

ONCE = "FREQ=DAILY;COUNT=1"
ONE = Decimal(1)
MOST_LINES = 50


@dataclass(frozen=True, slots=True)
class PriceLines:
    """An order costs what an offer of the same would: one way of pricing in the house."""

    catalogue: CatalogueQueries
    clients: ClientQueries
    price: PriceQuote

    def __call__(
        self, client_id: ClientId, branch_id: BranchId, place: PremisesCard, said: Sequence[OrderLineInputs]
    ) -> list[OrderLine]:
        if len(said) > MOST_LINES:
            raise RuleBroken("order.too_many_lines", field="lines", most=MOST_LINES)
        services = self.catalogue.names({one.service_id for one in said})
        lang = str(self.clients.party(client_id).language)
        sizes: list[Decimal] = []
        for one in said:
            if one.service_id not in services:
                raise NotFound("service", one.service_id)
            default = (place.area or ONE) if services[one.service_id].unit == "m2" else ONE
            sizes.append(default if one.quantity is None else one.quantity)
        prices = self._prices(client_id, branch_id, place, said, sizes)
        return [
            OrderLine(
                service_id=one.service_id, cost_sheet_id=one.cost_sheet_id,
                description=one.description.strip() or services[one.service_id].name(lang), quantity=size,
                unit=str(services[one.service_id].unit), unit_price=price,
                vat_code=one.vat_code or services[one.service_id].vat_code,
            ) for one, size, price in zip(said, sizes, prices, strict=True)
        ]  # fmt: skip

    def _prices(
        self, client_id: ClientId, branch_id: BranchId, place: PremisesCard, said: Sequence[OrderLineInputs],
        sizes: Sequence[Decimal],
    ) -> list[UnitCost]:  # fmt: skip
        """Those that were said; the others in one calculation."""
        asked = [
            LineInputs(premises_id=place.id, service_id=ServiceId(one.service_id), quantity=size, rrule=ONCE,
                       cost_sheet_id=one.cost_sheet_id)
            for one, size in zip(said, sizes, strict=True) if one.unit_price is None
        ]  # fmt: skip
        totals: list[Money] = []
        if asked:
            priced = self.price(QuoteInputs(client_id=client_id, title="-", lines=tuple(asked)), branch_id)
            totals = [one.line.price for one in priced.lines]
        rest = iter(totals)
        return [
            one.unit_price if one.unit_price is not None else each(next(rest), size)
            for one, size in zip(said, sizes, strict=True)
        ]


def each(total: Money, quantity: Decimal) -> UnitCost:
    """The nearest price of one unit; of a huge quantity it may miss the total by a cent."""
    return unit_price_of(total, quantity) or UnitCost(total.amount / (quantity or ONE))
