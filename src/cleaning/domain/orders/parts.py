"""How much of an order a further visit carries, so that work and price of all of them add up to the order's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cleaning.domain.orders.line import OrderLine
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ServiceId
from cleaning.domain.shared.money import ZERO, Money

WHOLE = Decimal(100)
FOUR = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Planned:
    """What visits already carry of a service."""

    quantity: Decimal
    price: Money


@dataclass(frozen=True, slots=True)
class Part:
    line: OrderLine
    quantity: Decimal
    price: Money


def parts_of(lines: Sequence[OrderLine], planned: Mapping[ServiceId, Planned], share: Decimal) -> list[Part]:
    """``share`` percent of every line, or what is left of it; whatever finishes a line takes the rest of its price.

    RuleBroken ``order.all_planned``: nothing is left.
    """
    if not 0 < share <= WHOLE:
        raise RuleBroken("order.share", field="share", value=share)
    carried = {service: (one.quantity, one.price) for service, one in planned.items()}
    parts = []
    for line in lines:
        quantity, price = carried.get(line.service_id, (Decimal(0), ZERO))
        taken, paid = min(quantity, line.quantity), min(price, line.net)
        carried[line.service_id] = (quantity - taken, price - paid)
        wanted = (line.quantity * share / WHOLE).quantize(FOUR, ROUND_HALF_UP)
        if (left := line.quantity - taken) <= 0:
            continue
        if wanted >= left:
            parts.append(Part(line, left, line.net - paid))
        elif wanted > 0:
            parts.append(Part(line, wanted, min(line.unit_price * wanted, line.net - paid)))
    if not parts:
        raise RuleBroken("order.all_planned")
    return parts
