"""All there is in a database, as texts, to compare before with after or to look for what must not be there."""

from __future__ import annotations

from sqlalchemy import Engine, text

from cleaning.adapters.sql.registry import load_tables

MEMORY = frozenset({"facts", "imports", "imported", "idempotency_keys", "number_series", "account_months"})
"""What remembers that something happened and was undone; the books' sums of months keep their zeros."""


def everything(engine: Engine, leave: frozenset[str] = MEMORY) -> dict[str, list[str]]:
    """Table → its rows, whole."""
    names = sorted(table.name for table in load_tables().sorted_tables if table.name not in leave)
    with engine.connect() as connection:
        return {name: sorted(connection.execute(text(f'select t::text from "{name}" t')).scalars()) for name in names}


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
