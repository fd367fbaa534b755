"""A merged client lives on in what is posted for ever; this is how those rows are read as the one that stays."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, any_, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from cleaning.adapters.sql.clients.tables import clients


def is_client(column: Column[Any], client_id: Any) -> ColumnElement[bool]:
    """The row is about this client or about a record that is part of it. One array, so that an index serves it."""
    others = select(func.array_agg(clients.c.id)).where(clients.c.merged_into == client_id).scalar_subquery()
    return column == any_(func.array_append(others, cast(client_id, BigInteger), type_=ARRAY(BigInteger)))


def parts_of(client_id: int) -> Any:
    """Ids of the records that are part of this client; mostly none, and known in no time."""
    return select(clients.c.id).where(clients.c.merged_into == client_id)


MERGED = select(clients.c.id, clients.c.merged_into).where(clients.c.merged_into.is_not(None)).subquery("merged")
"""To be joined outer on the number of a client; merges are few, so this costs nothing."""


def standing_for(column: Column[Any]) -> Any:
    """The record that counts, in a statement that joins :data:`MERGED` on the column."""
    return func.coalesce(MERGED.c.merged_into, column)
