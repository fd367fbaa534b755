"""Rows into tables by COPY; ids are given here, so that rows can point at one another before they are stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from psycopg import Connection, sql

Row = Sequence[Any]


@dataclass
class Copier:
    """Collects rows per table and writes them, parents first, when it is told to."""

    connection: Connection[Any]
    rows: dict[tuple[str, tuple[str, ...]], list[Row]] = field(default_factory=lambda: defaultdict(list))
    ids: dict[str, count[int]] = field(default_factory=dict)
    written: int = 0

    def next_id(self, table: str) -> int:
        if table not in self.ids:
            highest = sql.SQL("select coalesce(max(id), 0) from {}").format(sql.Identifier(table))
            self.ids[table] = count(self.connection.execute(highest).fetchall()[0][0] + 1)
        return next(self.ids[table])

    def add(self, table: str, columns: tuple[str, ...], row: Row) -> None:
        self.rows[table, columns].append(row)

    def flush(self) -> None:
        """Everything collected, in the order in which the tables first got a row; then commit."""
        for (table, columns), rows in self.rows.items():
            self._copy(table, columns, rows)
        self.rows.clear()
        self.connection.commit()

    def transaction(self) -> int:
        """The number of the transaction that the next flush will write in."""
        return int(self.connection.execute("select pg_current_xact_id()::text").fetchall()[0][0])

    def finish(self) -> None:
        """Identity columns go on after the ids that were given here."""
        for table in self.ids:
            self.connection.execute(
                sql.SQL("select setval(pg_get_serial_sequence({}, 'id'), (select max(id) from {}))").format(
                    sql.Literal(table), sql.Identifier(table)
                )
            )
        self.connection.commit()
        self.connection.autocommit = True
        self.connection.execute("vacuum (analyze)")

    def _copy(self, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        into = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), names)
        with self.connection.cursor() as cursor, cursor.copy(into) as copy:
            for row in rows:
                copy.write_row(row)
                self.written += 1
