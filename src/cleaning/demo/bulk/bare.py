"""Tables without what makes every single row dear, while millions of rows come; all of it is made again after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, LiteralString, cast

from psycopg import Connection

TABLES = [
    *("clients", "contacts", "premises", "interactions", "facts", "entries", "entry_lines", "invoices"),
    *("invoice_lines", "invoice_vat", "debts", "payments", "allocations", "stock_moves", "goods_receipt_lines"),
    *("visits", "visit_lines"),
]
PROVED_AFTERWARDS = {
    "entries": "entries_balanced",
    "invoice_lines": "invoice_lines_keep",
    "invoice_vat": "invoice_vat_keep",
}
"""Triggers that look at every row for what the fill makes right by construction, and the audit proves."""

# Foreign keys first when they go and last when they come: they stand on keys. Primary keys stay, they only grow.
CONSTRAINTS = """
select conrelid::regclass::text as owner, quote_ident(conname) as name, pg_get_constraintdef(oid) as meaning
  from pg_constraint where conrelid = any(%s::regclass[]) and contype in ('f', 'u', 'x')
 order by contype <> 'f', conname
"""
INDEXES = """
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as meaning
  from pg_index where indrelid = any(%s::regclass[]) and not indisprimary
   and not exists (select from pg_constraint where conindid = indexrelid)
 order by 1
"""


@contextmanager
def bare(connection: Connection[Any], say: Callable[[str], None]) -> Iterator[None]:
    """When the filling fails the tables stay bare: what is half made is made anew from nothing."""
    constraints = connection.execute(CONSTRAINTS, [TABLES]).fetchall()
    indexes = connection.execute(INDEXES, [TABLES]).fetchall()
    _all(connection, (f"alter table {owner} drop constraint {name}" for owner, name, _ in constraints))
    _all(connection, (f"drop index {name}" for name, _ in indexes))
    _all(connection, (f"alter table {table} disable trigger {name}" for table, name in PROVED_AFTERWARDS.items()))
    connection.commit()
    yield
    began = perf_counter()
    connection.execute("set maintenance_work_mem = '512MB'")
    _all(connection, (f"alter table {table} enable trigger {name}" for table, name in PROVED_AFTERWARDS.items()))
    _all(connection, (meaning for _, meaning in indexes))
    again = (f"alter table {owner} add constraint {name} {meaning}" for owner, name, meaning in reversed(constraints))
    _all(connection, again)
    connection.commit()
    say(f"· {len(indexes)} indexes, {len(constraints)} constraints ({perf_counter() - began:.1f} s)")


def _all(connection: Connection[Any], statements: Iterator[str]) -> None:
    for statement in statements:
        connection.execute(cast(LiteralString, statement))
