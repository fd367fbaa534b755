"""What an import made: remembered when it is made, taken out again as far as nothing was built upon it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from psycopg.errors import ForeignKeyViolation
from sqlalchemy import Table, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cleaning.adapters.sql.importing.tables import imported
from cleaning.domain.importing.values import Kept

CHANGED, USED = "import.kept.changed", "import.kept.used"
Remove = Callable[[list[int]], None]
"""Deletes these records and what is part of them; a foreign key of anything else stops it."""


@dataclass(frozen=True, slots=True)
class Made:
    """One record of an import, with the rows it came from."""

    id: int
    rows: tuple[int, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """How records of one kind leave: who was changed since stays, who is referred to stays."""

    session: Session
    import_id: int
    record: str
    table: Table
    title: Any
    remove: Remove
    touched: Callable[[list[int]], Iterable[int]] = field(default=lambda ids: ())

    def __call__(self, among: Sequence[int] | None = None) -> list[Kept]:
        """Take out what can be; ``among`` narrows it. What stays, with why."""
        made = {one.id: one for one in made_by(self.session, self.import_id, self.record)}
        ids = sorted(made if among is None else made.keys() & set(among))
        why = dict.fromkeys(self._changed(ids), CHANGED) | dict.fromkeys(self.touched(ids), USED)
        why |= dict.fromkeys(self._out([one for one in ids if one not in why]), USED)
        if not why:
            return []
        found = select(self.table.c.id, self.title).where(self.table.c.id.in_(why))
        names = {row[0]: row[1] for row in self.session.execute(found)}
        return [
            Kept(rows=made[one].rows, title=names.get(one) or "", why=reason, record=self.record, id=one)
            for one, reason in sorted(why.items(), key=lambda pair: (made[pair[0]].rows, pair[0]))
        ]

    def _changed(self, ids: list[int]) -> list[int]:
        """Their version is another one than right after the import, or they are gone into another record."""
        if "version" not in self.table.c:
            return []
        found = (
            select(self.table.c.id)
            .join(imported, (imported.c.record_id == self.table.c.id) & (imported.c.kind == self.record))
            .where(self.table.c.id.in_(ids), self.table.c.version != imported.c.version)
        )
        return list(self.session.scalars(found))

    def _out(self, ids: list[int]) -> list[int]:
        """All at once; where that is refused, by halves, until the ones that must stay stand alone."""
        if not ids:
            return []
        try:
            with self.session.begin_nested():
                self.remove(ids)
                mine = (imported.c.import_id == self.import_id, imported.c.kind == self.record)
                self.session.execute(delete(imported).where(*mine, imported.c.record_id.in_(ids)))
        except IntegrityError as error:
            if not isinstance(error.orig, ForeignKeyViolation):
                raise
            if len(ids) == 1:
                return ids
            middle = len(ids) // 2
            return self._out(ids[:middle]) + self._out(ids[middle:])
        return []


def made_by(session: Session, import_id: int, record: str) -> list[Made]:
    mine = (imported.c.import_id == import_id, imported.c.kind == record)
    found = select(imported.c.record_id, imported.c.rows, imported.c.version).where(*mine)
    return [Made(*row) for row in session.execute(found)]


def remember(session: Session, import_id: int, record: str, made: Iterable[Made]) -> None:
    rows = [
        {"import_id": import_id, "kind": record, "record_id": one.id, "rows": one.rows, "version": one.version}
        for one in made
    ]
    if rows:
        session.execute(insert(imported), rows)
