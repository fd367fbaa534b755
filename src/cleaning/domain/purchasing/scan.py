"""One pull of the trigger. Its id is made by the device, so the same scan sent twice is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ItemId, ReceiptId

LONGEST = 200
_TIMES = re.compile(r"^\s*(\d{1,6}(?:[.,]\d{1,4})?)\s*[x×хXХ*]\s*(\S.*)$")


def read(raw: str) -> tuple[Decimal, str]:
    """How many times which code: ``3 × 3800211904457`` is three, without a factor it is one."""
    text = raw.strip()
    if not text or len(text) > LONGEST:
        raise RuleBroken("scan.unreadable", field="raw", raw=text[:LONGEST])
    if found := _TIMES.match(text):
        times = Decimal(found[1].replace(",", "."))
        if times <= 0:
            raise RuleBroken("receipt.negative", field="raw", quantity=times)
        return times, found[2].strip()
    return Decimal(1), text


@dataclass(eq=False, kw_only=True)
class Scan:
    """Kept as it came. ``item_id`` is None while nobody knows the code; an undone scan counts nothing."""

    id: UUID
    receipt_id: ReceiptId
    at: datetime
    raw: str
    code: str
    times: Decimal
    item_id: ItemId | None = None
    quantity: Decimal | None = None
    lot: str = ""
    expires_on: date | None = None
    undone_at: datetime | None = None

    def mean(self, item: ItemId, factor: Decimal) -> Decimal:
        """The code is this item, ``factor`` units a scan; returns how many units were scanned."""
        self.item_id, self.quantity = item, self.times * factor
        return self.quantity

    def undo(self, at: datetime) -> None:
        if self.undone_at is not None:
            raise RuleBroken("scan.undone")
        self.undone_at = at
