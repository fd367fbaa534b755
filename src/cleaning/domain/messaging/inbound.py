"""What people write to us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.messaging.events import TextReceived
from cleaning.domain.messaging.keywords import Wish, wish
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import BranchId, ClientId, UserId


@dataclass(eq=False, kw_only=True)
class InboundText(Aggregate):
    """One text from outside, kept once per provider's event. ``client_id`` and ``branch_id``: whose number it is, if
    anybody knows it; it waits in the inbox until somebody has read it."""

    id: int = None  # type: ignore[assignment]
    gateway: str
    event_id: str
    sender: str
    recipient: str
    text: str
    received_at: datetime
    client_id: ClientId | None = None
    branch_id: BranchId | None = None
    read_at: datetime | None = None
    read_by: UserId | None = None

    @property
    def wish(self) -> Wish | None:
        return wish(self.text)

    def received(self) -> InboundText:
        """Say that it came."""
        self.record(
            lambda: TextReceived(inbound_id=self.id, client_id=self.client_id, sender=self.sender, text=self.text)
        )
        return self

    def read(self, *, by: UserId | None, at: datetime) -> None:
        """Somebody has seen it; the first one counts."""
        if self.read_at is None:
            self.read_at, self.read_by = at, by
