"""How values of own fields lie in a table. A kind of record has them by ``own_column(Subject.…)`` and ``own_index``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Table, literal_column, text
from sqlalchemy.dialects.postgresql import JSONB

from cleaning.adapters.sql.registry import metadata
from cleaning.domain.shared.own.field import Subject

SUBJECT = "own"
EMPTY = literal_column("'{}'::jsonb", JSONB)
"""Written out, so that the planner sees that the index on records with values fits."""


def own_column(subject: Subject) -> Column[Any]:
    """All values of a record in one object; which keys and types it may hold the domain knows."""
    check = CheckConstraint("jsonb_typeof(own) = 'object'", name="own")
    return Column("own", JSONB, check, nullable=False, server_default=text("'{}'"), info={SUBJECT: subject})


def own_index(table: Table) -> Index:
    """For equality and for who has a value at all; records without values cost nothing."""
    name = f"ix_{table.name}_own"
    return Index(name, table.c.own, postgresql_using="gin", postgresql_where=text("own <> '{}'::jsonb"))


def owners() -> dict[Subject, Table]:
    """The table of every subject that has own fields, in the order of the program."""
    found = {table.c.own.info[SUBJECT]: table for table in metadata.tables.values() if SUBJECT in table.c}
    return {subject: found[subject] for subject in Subject if subject in found}
