"""Two roles of the database: the owner changes tables, the app uses them and can rewrite nothing that is posted.

A migration calls :func:`append_only` for a table that is only ever added to. What the app may do is not written in
migrations but granted after them from what the database then holds (:func:`grant`), so a restored or moved database
is put right by ``cleaning migrate``.
"""

from typing import Any

from sqlalchemy import Connection, text

OWNER = "cleaning_owner"
APP = "cleaning_app"

# Per role, because a session's own settings would leak through the connection pool.
TIMEOUTS = {
    APP: {"statement_timeout": "30s", "lock_timeout": "8s", "idle_in_transaction_session_timeout": "60s"},
    OWNER: {"statement_timeout": "0", "lock_timeout": "30s", "idle_in_transaction_session_timeout": "10min"},
}


def append_only(op: Any, *tables: str) -> None:
    """For migrations: from now on rows of these tables are added, never changed, removed or truncated."""
    for table in tables:
        op.execute(
            f"create trigger {table}_append_only before update or delete on {table}"
            " for each row execute function refuse_change()"
        )
        op.execute(
            f"create trigger {table}_no_truncate before truncate on {table}"
            " for each statement execute function refuse_change()"
        )


def ensure_roles(connection: Connection) -> bool:
    """Make both roles with their timeouts; False when the caller may not (then ``docs/operations.md`` says how)."""
    may = connection.scalar(text("select rolsuper or rolcreaterole from pg_roles where rolname = current_user"))
    known = set(
        connection.scalars(text("select rolname from pg_roles where rolname = any(:names)"), {"names": [OWNER, APP]})
    )
    if not may:
        return {OWNER, APP} <= known
    for role, timeouts in TIMEOUTS.items():
        if role not in known:
            connection.execute(text(f"create role {role} login"))
        for name, value in timeouts.items():
            connection.execute(text(f"alter role {role} set {name} = '{value}'"))
    return True


GRANTS = f"""
grant usage on schema public to {APP};
grant select, insert, update, delete on all tables in schema public to {APP};
grant usage, select on all sequences in schema public to {APP};
grant execute on all functions in schema public to {APP};
revoke insert, update, delete on alembic_version from {APP};
revoke create on schema public from public;
"""
APPEND_ONLY = (
    "select tgrelid::regclass::text from pg_trigger where tgname like '%\\_append\\_only' and not tgisinternal"
)


def grant(connection: Connection) -> None:
    """Give the app what it needs: every table's rows, but of append-only ones only reading and adding."""
    if not connection.scalar(text("select 1 from pg_roles where rolname = :app"), {"app": APP}):
        return
    for statement in filter(str.strip, GRANTS.split(";")):
        connection.execute(text(statement))
    for table in connection.scalars(text(APPEND_ONLY)).all():
        connection.execute(text(f"revoke update, delete, truncate on {table} from {APP}"))
