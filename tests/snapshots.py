"""All rows of all tables, to say what exactly a step changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, select, text

from cleaning.adapters.sql.checks import audit
from cleaning.adapters.sql.registry import load_tables

MEMORY = {"facts", "idempotency_keys"}
"""What every step adds to."""
Rows = dict[tuple[str, tuple[Any, ...]], dict[str, Any]]


def snapshot(engine: Engine, *without: str) -> Rows:
    """``(table, key)`` → row, of every table but those that only remember."""
    found: Rows = {}
    with engine.connect() as connection:
        for table in load_tables().sorted_tables:
            if table.name in {*MEMORY, *without}:
                continue
            columns = [column for column in table.columns if column.type.__class__.__name__ != "TSVECTOR"]
            for row in connection.execute(select(*columns)):
                values = dict(row._mapping)
                found[table.name, tuple(values[key.name] for key in table.primary_key.columns)] = values
    return found


def differences(before: Rows, after: Rows) -> dict[tuple[str, tuple[Any, ...]], dict[str, tuple[Any, Any]]]:
    """What came, went or changed: column → before and after."""
    changed = {}
    for key in {*before, *after}:
        one, other = before.get(key, {}), after.get(key, {})
        if values := {n: (one.get(n), other.get(n)) for n in {*one, *other} if one.get(n) != other.get(n)}:
            changed[key] = values
    return changed


def broken_promises(engine: Engine) -> dict[str, list[dict[str, object]]]:
    """What ``cleaning audit`` would complain about."""
    with engine.connect() as connection, connection.begin():
        return {one.check.name: one.rows for one in audit(connection) if one.rows}


def guarded(engine: Engine) -> set[str]:
    """Tables whose rows are only ever added."""
    with engine.connect() as connection:
        found = text("select tgrelid::regclass::text from pg_trigger where tgname like '%\\_append\\_only'")
        return set(connection.scalars(found))


def holding(engine: Engine, secret: str) -> list[str]:
    """Tables in which the text stands openly, the job queue's included."""
    with engine.connect() as connection:
        tables = connection.execute(
            text("select table_name from information_schema.tables where table_schema = 'public'")
        ).scalars()
        return [
            name
            for name in tables.all()
            if connection.scalar(
                text(f'select exists (select from "{name}" t where position(:secret in t::text) > 0)'),
                {"secret": secret},
            )
        ]
