"""How much material work should use by its norms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from cleaning.domain.shared.ids import ItemId, ServiceId
from cleaning.domain.shared.quantity import FOUR

Norm = tuple[ItemId, Decimal, Decimal]
"""An item, how much of it one unit of the service takes, and the waste on top in percent."""


def needed(
    work: Iterable[tuple[ServiceId | None, Decimal]], norms: Mapping[ServiceId, Iterable[Norm]]
) -> dict[ItemId, Decimal]:
    """Per item, four places, rounded once on the whole; items of which nothing is needed are left out.

    ``work`` is the services done and how many units of each.
    """
    total: dict[ItemId, Decimal] = {}
    for service, quantity in work:
        for item, per_unit, waste in norms.get(service, ()) if service is not None else ():
            total[item] = total.get(item, Decimal(0)) + quantity * per_unit * (1 + waste / 100)
    rounded = {item: amount.quantize(FOUR, ROUND_HALF_UP) for item, amount in total.items()}
    return {item: amount for item, amount in rounded.items() if amount > 0}
