"""Own fields of a person who is forgotten: what is marked personal goes, wherever a record of theirs holds it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, Text, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Session

from cleaning.adapters.sql.company.own_tables import own_fields
from cleaning.adapters.sql.own_columns import EMPTY, owners

MEANINGS = select(*(own_fields.c[name] for name in ("subject", "key", "type", "bg", "en", "choices"))).order_by(
    own_fields.c.subject, own_fields.c.position
)
"""What the keys in an export of a person mean."""
MERGED = ("before", "after", "other")


def personal(session: Session) -> dict[str, list[str]]:
    """Keys of personal fields by the table that holds them."""
    found: dict[str, list[str]] = {}
    tables = owners()
    for row in session.execute(select(own_fields.c.subject, own_fields.c.key).where(own_fields.c.personal)):
        if row.subject in tables:
            found.setdefault(tables[row.subject].name, []).append(row.key)
    return found


def emptied(table: Table, keys: dict[str, list[str]]) -> dict[str, ColumnElement[Any]]:
    """By column, what it holds without them; the record of a merge remembers no own values at all."""
    if table.name == "client_merges":
        return {name: _without_own(table.c[name]) for name in MERGED}
    if table.name in keys:
        return {"own": table.c.own.op("-", return_type=JSONB())(cast(keys[table.name], ARRAY(Text)))}
    return {}


def _without_own(column: Column[Any]) -> ColumnElement[Any]:
    path = literal_column("'{own}'::text[]", ARRAY(Text))
    return func.jsonb_set(cast(column, JSONB), path, EMPTY, False, type_=JSONB())
