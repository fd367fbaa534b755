"""What must always be true of the data, asked of the database itself (`cleaning audit`).

Every context may have ``adapters/sql/<context>/checks.py`` with ``CHECKS``. A check is one query that finds the rows
which break a promise; no rows, all is well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from time import perf_counter

from sqlalchemy import Connection, text

SHOWN = 20
"""Rows of a broken promise that are shown; the first few say what kind of trouble it is."""


@dataclass(frozen=True, slots=True)
class Check:
    """``promise`` is what holds when ``query`` finds nothing."""

    name: str
    promise: str
    query: str


@dataclass(frozen=True, slots=True)
class Outcome:
    check: Check
    rows: list[dict[str, object]]
    seconds: float


def checks() -> list[Check]:
    """Those of every context, in the order of their names."""
    sql = import_module("cleaning.adapters.sql")
    found: list[Check] = []
    for package in iter_modules(sql.__path__):
        name = f"{sql.__name__}.{package.name}.checks"
        if package.ispkg and find_spec(name) is not None:
            found += import_module(name).CHECKS
    return sorted(found, key=lambda check: check.name)


def audit(connection: Connection) -> Iterator[Outcome]:
    """Ask them all of one moment: while others work, sums and their parts must be of the same snapshot."""
    connection.execute(text("set transaction isolation level repeatable read, read only"))
    connection.execute(text("select set_config('statement_timeout', '0', true)"))
    for check in checks():
        began = perf_counter()
        rows = connection.execute(text(f"select * from ({check.query}) found limit {SHOWN}"))
        yield Outcome(check, [dict(row._mapping) for row in rows], perf_counter() - began)
