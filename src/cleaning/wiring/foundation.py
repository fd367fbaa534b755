"""The database, the transaction, the time, and who is asking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dishka import Container, Provider, Scope, from_context, provide
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cleaning.adapters.clock.holidays import BulgarianHolidays
from cleaning.adapters.clock.system import SystemClock
from cleaning.adapters.sql.foundation.answers import SqlAnswers
from cleaning.adapters.sql.gates import SqlGates
from cleaning.adapters.sql.live import PostgresChanges
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.session import OurSession, make_engine
from cleaning.adapters.sql.work import SqlWork
from cleaning.application.shared.access import Access, Caller, Identification, Origin, SignInNeeded, Viewer, Visitor
from cleaning.application.shared.ports import Answers, Changes, Clock, Gates, Holidays, Work
from cleaning.application.shared.reactions import Reactions
from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.settings import Settings
from cleaning.wiring.discovery import reactions_by_event


@dataclass(frozen=True, slots=True)
class ContainerReactions:
    """Builds a reaction when its event comes, with the ports of the same transaction."""

    container: Container

    def to(self, event: DomainEvent) -> Iterable[Callable[[DomainEvent], None]]:
        return [self.container.get(reaction) for reaction in reactions_by_event().get(type(event), ())]


class FoundationProvider(Provider):
    """Process-wide: settings, engine, clock."""

    scope = Scope.APP
    settings = from_context(Settings, scope=Scope.APP)
    holidays = provide(BulgarianHolidays, provides=Holidays)

    @provide
    def engine(self, settings: Settings) -> Iterator[Engine]:
        engine = make_engine(settings.database_url, pool=settings.pool)
        yield engine
        engine.dispose()

    @provide
    def changes(self, settings: Settings) -> Iterator[Changes]:
        changes = PostgresChanges(settings.database_url)
        yield changes
        changes.stop()

    @provide
    def clock(self) -> Clock:
        return SystemClock()


class RequestProvider(Provider):
    """One request or job: session, work, reads, viewer."""

    scope = Scope.REQUEST
    caller = from_context(Caller, scope=Scope.REQUEST)
    work = provide(SqlWork, provides=Work)
    gates = provide(SqlGates, provides=Gates)
    answers = provide(SqlAnswers, provides=Answers)
    access = provide(Access)
    reactions = provide(ContainerReactions, provides=Reactions)

    @provide
    def session(self, engine: Engine) -> Iterator[OurSession]:
        session = OurSession(engine)
        yield session
        session.close()

    @provide
    def plain_session(self, session: OurSession) -> Session:
        return session

    @provide
    def reads(self, engine: Engine, session: OurSession) -> Iterator[Reads]:
        reads = Reads(engine, session)
        yield reads
        reads.close()

    @provide
    def visitor(self, caller: Caller, identification: Identification) -> Visitor:
        if caller.viewer is not None:
            return Visitor(caller.viewer)
        if caller.key is not None:
            return Visitor(identification.by_key(caller.key))
        return Visitor(None if caller.session is None else identification.by_session(caller.session))

    @provide
    def viewer(self, visitor: Visitor) -> Viewer:
        if visitor.viewer is None:
            raise SignInNeeded
        return visitor.viewer

    @provide
    def origin(self, caller: Caller, visitor: Visitor) -> Origin:
        viewer = visitor.viewer
        return Origin(
            actor_id=viewer.user_id if viewer else None,
            actor=viewer.name if viewer else "–",
            origin=caller.origin,
            request_id=caller.request_id,
        )


class ReactionProvider(Provider):
    """Every reaction of every context."""

    scope = Scope.REQUEST

    def __init__(self) -> None:
        super().__init__()
        seen: set[type[Any]] = set()
        for reactions in reactions_by_event().values():
            for reaction in reactions:
                if reaction not in seen:
                    seen.add(reaction)
                    self.provide(reaction)


PROVIDERS = (FoundationProvider(), RequestProvider(), ReactionProvider())
