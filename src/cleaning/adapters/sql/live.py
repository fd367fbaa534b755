"""One connection per process listens to what transactions tell at their commit (``audit.store``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

import psycopg
import structlog

from cleaning.adapters.sql.url import libpq

CHANNEL = "cleaning_facts"
PATIENCE = 1.0
"""Seconds between looks at whether to stop, and before a lost connection is made again."""
ANYTHING = "*"

log = structlog.get_logger()


@dataclass(eq=False)
class PostgresChanges:
    """Listens while somebody watches; a lost connection is made again and then anything may have changed."""

    url: str
    _watchers: set[Callable[[str], None]] = field(default_factory=set, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)
    _stopped: Event = field(default_factory=Event, init=False)
    _listens: Event = field(default_factory=Event, init=False)
    _thread: Thread | None = field(default=None, init=False)

    def watch(self, tell: Callable[[str], None]) -> Callable[[], None]:
        with self._lock:
            self._watchers.add(tell)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="live", daemon=True)
                self._thread.start()
        self._listens.wait(PATIENCE)
        return lambda: self._watchers.discard(tell)

    def stop(self) -> None:
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(2 * PATIENCE)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                with psycopg.connect(libpq(self.url), autocommit=True, connect_timeout=5) as connection:
                    self._listen(connection)
            except psycopg.OperationalError as error:
                log.warning("live.lost", reason=str(error))
                self._listens.clear()
                self._stopped.wait(PATIENCE)

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute(f"listen {CHANNEL}")
        self._listens.set()
        self._tell(ANYTHING)
        while not self._stopped.is_set():
            for news in connection.notifies(timeout=PATIENCE):
                self._tell(news.payload)

    def _tell(self, name: str) -> None:
        with self._lock:
            watchers = list(self._watchers)
        for tell in watchers:
            tell(name)
