"""A number that said stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.messaging.events import NumberOptedOut, NumberReturned
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import ClientId


@dataclass(eq=False, kw_only=True)
class OptOut(Aggregate):
    """Ours, by E.164 number, whatever any provider keeps: ``since`` it said stop, until ``lifted_at``."""

    phone: str
    since: datetime | None = None
    lifted_at: datetime | None = None
    text: str = ""
    """The text that asked for it, as its proof."""

    @property
    def stands(self) -> bool:
        return self.since is not None and self.lifted_at is None

    def stop(self, text: str, clients: Sequence[ClientId], *, at: datetime) -> bool:
        """From now on nothing, whatever for; False when it stood already."""
        if self.stands:
            return False
        self.since, self.lifted_at, self.text = at, None, text
        for client in clients or (None,):
            self.record(NumberOptedOut(phone=self.phone, client_id=client, text=text))
        return True

    def start(self, text: str, clients: Sequence[ClientId], *, at: datetime) -> bool:
        """Messages may come again; False when they might anyway."""
        if not self.stands:
            return False
        self.lifted_at, self.text = at, text
        for client in clients or (None,):
            self.record(NumberReturned(phone=self.phone, client_id=client, text=text))
        return True
