"""The unit of work: store, remember, react, commit."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from cleaning.adapters.sql.audit import changes_as_facts, fact_of, store
from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.session import OurSession
from cleaning.application.shared.access import Origin
from cleaning.application.shared.ports import Clock
from cleaning.application.shared.reactions import Reactions
from cleaning.domain.shared.aggregate import DomainEvent


@dataclass
class SqlWork:
    """Joins when nested: every clean exit stores and reacts, only the outermost writes the facts and commits.

    An error that leaves any level undoes everything at once; whoever catches it outside may still read, and the
    outer exit then commits nothing.
    """

    session: OurSession
    reactions: Reactions
    origin: Origin
    clock: Clock
    _told: list[DomainEvent] = field(default_factory=list, init=False)
    _facts: list[dict[str, Any]] = field(default_factory=list, init=False)
    _doomed: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        if self.session.depth == 0:
            self._doomed = False
            self.session.info["origin"] = self.origin
            self.session.meet_again()
        self.session.depth += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and not self._doomed:
                with translated():
                    self._settle()
                    if self.session.depth == 1:
                        store(self.session, self._facts)
                        self.session.commit()
                        self._facts.clear()
        except BaseException:
            self._undo()
            raise
        finally:
            self.session.depth -= 1
            if kind is not None or (self._doomed and self.session.depth == 0):
                self._undo()
            if self.session.depth == 0:
                self.session.let_go()

    def tell(self, event: DomainEvent) -> None:
        self._told.append(event)

    def _settle(self) -> None:
        """Store, remember what happened, let others react, until nothing new happens."""
        while True:
            self.session.flush()
            newsworthy = [one for one in self.session.met.values() if one.has_news]
            events = self._told + [event for one in newsworthy for event in one.pull()]
            self._told = []
            now = self.clock.now()
            self._facts += [fact_of(event, self.origin) | {"at": now} for event in events]
            self._facts += [row | {"at": now} for row in changes_as_facts(self.session, self.origin)]
            if not events:
                return
            for event in events:
                for react in self.reactions.to(event):
                    react(event)

    def _undo(self) -> None:
        self._doomed = True
        self._told.clear()
        self._facts.clear()
        self.session.rollback()
        self.session.expunge_all()
        self.session.met.clear()
        self.session.start_anew()
        self.session.info.pop("changes", None)
