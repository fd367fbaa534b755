"""Aggregates record what happened; the unit of work hands it on in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from cleaning.domain.shared.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Something that happened, in the past tense.

    Every event becomes a fact (audit trail and timeline); when it has a field ``client_id`` it is shown in that
    client's history.
    """


Record = DomainEvent | Callable[[], DomainEvent]


class Aggregate:
    """The root of things that change together."""

    version: int

    @cached_property
    def _recorded(self) -> list[Record]:
        return []

    def record(self, event: Record) -> None:
        """Remember what just happened; a function where the event needs an id that storing will give."""
        self._recorded.append(event)

    def expect(self, version: int | None) -> None:
        """Refuse a change that was begun on an older state than the stored one; None is not asking."""
        if version is not None and version != self.version:
            raise Conflict("record.changed", yours=version, stored=self.version)

    @property
    def has_news(self) -> bool:
        return bool(self.__dict__.get("_recorded"))

    def pull(self) -> list[DomainEvent]:
        """Take the recorded events away, oldest first; only after the aggregate was stored."""
        taken = [event() if callable(event) else event for event in self._recorded]
        self._recorded.clear()
        return taken
