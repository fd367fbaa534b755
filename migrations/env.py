"""Runs migrations as the owner, one program at a time. ``cleaning migrate`` hands the connection over."""

from alembic import context
from sqlalchemy import Connection, create_engine, text

from cleaning.adapters.sql.registry import load_tables

LOCK = 7_215_504_201
metadata = load_tables()


def ours(name: str | None, kind: str, parents: object) -> bool:
    """The job queue keeps its own tables; they come and go by its own schema file."""
    return not (kind == "table" and name is not None and name.startswith("procrastinate"))


def render_item(kind: str, item: object, autogen: object) -> str | bool:
    """Write a domain type as the plain column type beneath it: a migration never imports the program."""
    if kind == "type" and type(item).__module__ == "cleaning.adapters.sql.types":
        return f"sa.{item.impl!r}" if "JSONB" not in repr(item.impl) else "postgresql.JSONB()"  # type: ignore[attr-defined]
    return False


def migrate(connection: Connection) -> None:
    connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
    try:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            include_name=ours,
            render_item=render_item,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    finally:
        connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": LOCK})
        connection.commit()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as own:
        migrate(own)
