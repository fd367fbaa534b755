"""Why a sheet's figures are what they are: one link per calculation that changed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.pricing.values import RevisionCause
from cleaning.domain.shared.ids import ItemId, UserId
from cleaning.domain.shared.money import Money, UnitCost


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """The reason of a calculation: ``source`` names its document, ``item`` and its costs say which price moved."""

    cause: RevisionCause
    at: datetime
    actor_id: UserId | None = None
    source: str = ""
    item_id: ItemId | None = None
    item_cost_before: UnitCost | None = None
    item_cost_after: UnitCost | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Cost and price before and after; before is None for the first."""

    because: Because
    cost_before: Money | None
    cost_after: Money
    price_before: Money | None
    price_after: Money
