"""Everything that points to a client, known from the tables themselves, so that a new table cannot be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, func, literal, select, union_all, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.clients.tables import client_rhythms
from cleaning.adapters.sql.clients.twin_tables import client_merges, told_apart
from cleaning.adapters.sql.registry import metadata
from cleaning.domain.clients.twins.client_merge import Moved

POSTED = frozenset({"documents", "entry_lines", "erasures", "facts", "paid_visits"})
"""Kept for ever as they are; :mod:`cleaning.adapters.sql.clients.alias` reads them for the record that stays."""
OUR_OWN = frozenset({client_merges.name, told_apart.name, client_rhythms.name})
"""The memory of merging itself, and what the night works out anew."""


def pointing() -> list[Column[Any]]:
    """Every column of every table that holds the number of a client, by its foreign key or, without one, its name."""
    found = [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if column.name == "client_id" or any(key.target_fullname == "clients.id" for key in column.foreign_keys)
    ]
    return sorted(found, key=str)


def movable() -> list[Column[Any]]:
    """Those that follow a merge."""
    return [column for column in pointing() if column.table.name not in POSTED | OUR_OWN]


@dataclass(frozen=True, slots=True)
class SqlBelongings:
    session: Session

    def move(self, *, of: int, to: int) -> Moved:
        self.session.flush()
        moved: Moved = {}
        for column in movable():
            change = update(column.table).where(column == of).values({column: to}).returning(_key(column))
            if keys := sorted(self.session.scalars(change)):
                moved[str(column)] = keys
        self.session.expire_all()
        return moved

    def give_back(self, moved: Moved, *, of: int, to: int) -> None:
        self.session.flush()
        columns = {str(column): column for column in movable()}
        for name, keys in moved.items():
            column = columns[name]
            self.session.execute(
                update(column.table).where(one_of_ids(_key(column), keys), column == of).values({column: to})
            )
        self.session.expire_all()

    def tell_apart(self, one: int, other: int) -> None:
        self.session.execute(insert(told_apart).values(one_id=one, other_id=other).on_conflict_do_nothing())


def attached(client_id: int) -> Any:
    """How many rows of each table, posted ones too, are about the client."""
    columns = [column for column in pointing() if column.table.name not in OUR_OWN]
    return union_all(
        *(
            select(literal(column.table.name).label("name"), func.count().label("count")).where(column == client_id)
            for column in columns
        )
    )


def _key(column: Column[Any]) -> Column[Any]:
    (key,) = column.table.primary_key.columns
    return key
