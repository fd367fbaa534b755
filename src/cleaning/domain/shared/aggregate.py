"""Aggregates record what happened; the unit of work hands it on in the same transaction."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Something that happened, in the past tense.

    Every event becomes a fact (audit trail and timeline); when it has a field ``client_id`` it is shown in that
    client's history.
    """


class Aggregate:
    """The root of things that change together."""

    version: int

    @cached_property
    def _recorded(self) -> list[DomainEvent]:
        return []

    def record(self, event: DomainEvent) -> None:
        """Remember what just happened."""
        self._recorded.append(event)

    def pull(self) -> list[DomainEvent]:
        """Take the recorded events away, oldest first."""
        taken = list(self._recorded)
        self._recorded.clear()
        return taken
