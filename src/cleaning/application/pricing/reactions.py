"""What pricing does when something happens elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.pricing.recalculate_sheets import RecalculateSheets
from cleaning.domain.purchasing.events import PurchasePriceChanged


@dataclass(frozen=True, slots=True)
class FollowPurchasePrice:
    """A purchase at another price reaches every live cost sheet at once."""

    recalculate: RecalculateSheets

    def __call__(self, event: PurchasePriceChanged) -> None:
        self.recalculate(event.item_id, known=event.after, source=event.cause, actor_id=event.actor_id)


REACTIONS = (FollowPurchasePrice,)
