"""Many rows as one parameter of one statement: the same text however many there are, one way to the server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column
from sqlalchemy.dialects import postgresql

from cleaning.adapters.sql.types import plain

DIALECT = postgresql.dialect()


def packed(rows: Sequence[dict[str, Any]]) -> str:
    """The value of the parameter."""
    return msgspec.json.encode(rows, enc_hook=plain).decode()


def listed(columns: Iterable[Column[Any]]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def unpacked(parameter: str, columns: Iterable[Column[Any]], *, named: str = "row") -> str:
    """``from`` this: the rows of the parameter, in their order, typed like the columns."""
    typed = ", ".join(f'"{column.name}" {column.type.compile(DIALECT)}' for column in columns)
    return f"jsonb_to_recordset(cast(:{parameter} as jsonb)) as {named} ({typed})"
