"""Effects of events, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from cleaning.domain.shared.aggregate import DomainEvent


class Reactions(Protocol):
    """Who reacts to what."""

    def to(self, event: DomainEvent) -> Iterable[Callable[[DomainEvent], None]]:
        """The reactions to this kind of event, in the order of the contexts."""
