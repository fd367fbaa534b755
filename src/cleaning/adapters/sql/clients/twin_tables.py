"""Which records of clients were made one, which only look alike, and which were emptied on a lawful request."""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Table, Text, UniqueConstraint

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import Instant, Json
from cleaning.domain.clients.twins.client_merge import Moved

client_merges = Table(
    "client_merges",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    reference("winner_id", "clients.id"),
    reference("loser_id", "clients.id"),
    Column("at", Instant, nullable=False),
    Column("user_id", BigInteger),
    Column("actor", Text, nullable=False),
    Column("before", Json(dict[str, Any]), nullable=False),
    Column("after", Json(dict[str, Any]), nullable=False),
    Column("other", Json(dict[str, Any]), nullable=False),
    Column("moved", Json(Moved), nullable=False),
    Column("made", Json(tuple[int, ...]), nullable=False),
    Column("undone_at", Instant),
    CheckConstraint("winner_id <> loser_id", name="two_records"),
    CheckConstraint("undone_at >= at", name="undone_after"),
)
Index("ix_client_merges_at", client_merges.c.at)

told_apart = Table(
    "told_apart",
    metadata,
    id_column(),
    reference("one_id", "clients.id", index=False),
    reference("other_id", "clients.id"),
    created_column(),
    UniqueConstraint("one_id", "other_id"),
    CheckConstraint("one_id < other_id", name="in_order"),
)

erasures = Table(
    "erasures",
    metadata,
    id_column(),
    created_column(),
    branch_column(),
    reference("client_id", "clients.id"),
    Column("user_id", BigInteger),
    Column("actor", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("sealed", BigInteger),
    CheckConstraint("ground <> ''", name="ground"),
)
