"""Reading: flat rows, no transaction of its own; inside a unit of work, what that has already written."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Engine, Executable, Row

from cleaning.adapters.sql.session import OurSession

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Reads:
    """Statements on an AUTOCOMMIT connection (no BEGIN, no ROLLBACK), or on the open transaction when there is one."""

    def __init__(self, engine: Engine, session: OurSession) -> None:
        self._engine = engine
        self._session = session
        self._connection: Connection | None = None
        self.count = 0

    def run(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        self.count += 1
        if self._session.depth:
            return self._session.execute(statement, parameters)  # type: ignore[return-value]
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return self._connection.execute(statement, parameters)

    def all(self, statement: Executable, parameters: Any = None) -> Sequence[Row[Any]]:
        return self.run(statement, parameters).all()

    def first(self, statement: Executable, parameters: Any = None) -> Row[Any] | None:
        return self.run(statement, parameters).first()

    def one(self, statement: Executable, parameters: Any = None) -> Row[Any]:
        return self.run(statement, parameters).one()

    def scalar(self, statement: Executable, parameters: Any = None) -> Any:
        return self.run(statement, parameters).scalar()

    def scalars(self, statement: Executable, parameters: Any = None) -> Sequence[Any]:
        return self.run(statement, parameters).scalars().all()

    def structs(self, kind: type[T], statement: Executable, parameters: Any = None) -> list[T]:
        """Each row as ``kind``; the columns are named like its fields."""
        found = self.run(statement, parameters)
        names = tuple(found.keys())
        return [kind(**dict(zip(names, row, strict=True))) for row in found]

    def once(self, tables: tuple[str, ...], question: Hashable, ask: Callable[[], T]) -> T:
        """The answer; within one work it is asked once, until the work writes to one of the tables it comes from."""
        return self.once_each(tables, [question], lambda _: {question: ask()})[question]

    def once_each(
        self, tables: tuple[str, ...], wanted: Iterable[K], ask: Callable[[set[K]], dict[K, T]]
    ) -> dict[K, T]:
        """The answers to those of ``wanted`` that have one; ``ask`` gets those that this work has not asked yet."""
        keys = set(wanted)
        if not self._session.depth:
            return ask(keys)
        self._session.flush()
        known = self._session.read.setdefault(tables, {})
        if missing := keys - known.keys():
            known.update(ask(missing))
            self._session.read[tables] = known
        return {key: known[key] for key in keys if key in known}

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
