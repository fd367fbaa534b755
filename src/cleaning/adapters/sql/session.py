"""A session that remembers the aggregates it met, since an aggregate nobody holds would take its events with it."""

from __future__ import annotations

from time import monotonic
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.util import identity_key

from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.domain.shared.aggregate import Aggregate

T = TypeVar("T")
WRITES = "writes"
"""An option of a statement in plain SQL: the tables it writes to. Without it everything read is forgotten."""
RESTED = 0.5
"""Seconds after which a connection is looked at before it is used again; a look is a way to the server and back."""


def make_engine(url: str, *, pool: int = 10) -> Engine:
    """Connections of the app's role; a rested one is checked, so that a restarted database is no error for a user."""
    engine = create_engine(sqlalchemy_url(url), pool_size=pool, max_overflow=pool, pool_timeout=10)
    dialect = engine.dialect

    @event.listens_for(engine, "checkin")
    def rest(connection: Any, record: Any) -> None:
        record.info["rests_since"] = monotonic()

    @event.listens_for(engine, "checkout")
    def look(connection: Any, record: Any, proxy: Any) -> None:
        since = record.info.get("rests_since")
        if since is None or monotonic() - since < RESTED:
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    return engine


class OurSession(Session):
    """Nothing expires at commit: what a use case returned may still be read."""

    def __init__(self, bind: Engine) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.met: dict[int, Aggregate] = {}
        self.read: dict[tuple[str, ...], dict[Any, Any]] = {}
        """What this work has read and has not written since: tables → question → answer."""
        self._known: WeakValueDictionary[int, Aggregate] = WeakValueDictionary()
        self._held: set[tuple[Any, ...]] = set()
        self.depth = 0

    def flush(self, objects: Any = None) -> None:
        """A repository stores early to know an id; what the database refuses there is a refusal like at the end."""
        with translated():
            super().flush(objects)

    def hold(self, kind: type[T], key: Any) -> T | None:
        """The record under a lock and as it is stored now; one that this work made or holds already, as it stands."""
        self.flush()
        known: Any = identity_key(kind, key)
        found = self.identity_map.get(known) if known[:2] in self._held else None
        if found is None:
            found = self.get(kind, key, with_for_update=True, populate_existing=True)
            if found is not None:
                self.note_held(found)
        return found

    def note_held(self, instance: Any) -> None:
        self._held.add(inspect(instance).key[:2])

    def forget(self, tables: set[str]) -> None:
        """What was read of these tables is not true any more."""
        for read in [one for one in self.read if not tables.isdisjoint(one)]:
            del self.read[read]

    def start_anew(self) -> None:
        """Between works others may have changed anything."""
        self.read.clear()
        self._held.clear()

    def meet_again(self) -> None:
        """A new work begins: what an earlier one left alive may be changed once more."""
        self.met.update(self._known)
        self._known.clear()
        self.start_anew()

    def let_go(self) -> None:
        """The work is over: whoever still needs an aggregate holds it."""
        self._known.update(self.met)
        self.met.clear()
        self.start_anew()


def _meet(session: OurSession, instance: Any) -> None:
    if isinstance(instance, Aggregate):
        session.met[id(instance)] = instance


@event.listens_for(OurSession, "loaded_as_persistent")
def _loaded(session: OurSession, instance: Any) -> None:
    _meet(session, instance)


@event.listens_for(OurSession, "after_attach")
def _attached(session: OurSession, instance: Any) -> None:
    _meet(session, instance)


@event.listens_for(OurSession, "pending_to_persistent")
def _made(session: OurSession, instance: Any) -> None:
    """Nobody else sees what is stored for the first time: it is held like a locked one."""
    session.note_held(instance)


@event.listens_for(OurSession, "before_flush")
def _parents_follow_children(session: OurSession, *_: Any) -> None:
    """An aggregate whose parts changed gets a new version too, or two people could change its parts unaware."""
    for aggregate in session.met.values():
        if not aggregate.has_news:
            continue
        state = inspect(aggregate)
        mapper = state.mapper
        if not state.persistent or mapper.version_id_col is None:
            continue
        keys = [a.key for a in mapper.column_attrs if not {*a.columns} & {*mapper.primary_key, mapper.version_id_col}]
        if not any(key in state.committed_state for key in keys):
            touched = next(key for key in keys if key in state.dict)
            flag_modified(aggregate, touched)


@event.listens_for(OurSession, "before_flush")
def _forget_what_changes(session: OurSession, *_: Any) -> None:
    if session.read:
        session.forget(
            {inspect(one).mapper.local_table.name for one in (*session.new, *session.dirty, *session.deleted)}
        )


@event.listens_for(OurSession, "do_orm_execute")
def _forget_what_is_written(state: ORMExecuteState) -> None:
    session: Any = state.session
    if state.is_select or not session.read:
        return
    table = getattr(state.statement, "table", None)
    written = state.execution_options.get(WRITES) if table is None else (table.name,)
    if written is None:
        session.read.clear()
    else:
        session.forget({*written})
