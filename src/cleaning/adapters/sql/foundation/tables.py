"""Facts – the audit trail and the source of every timeline – and the answers kept for repeated requests."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import id_column
from cleaning.adapters.sql.types import Instant

facts = Table(
    "facts",
    metadata,
    id_column(),
    Column("at", Instant, nullable=False, server_default=func.now()),
    Column("kind", Text, nullable=False),
    Column("subject", Text),
    Column("subject_id", BigInteger),
    Column("client_id", BigInteger),
    Column("branch_id", BigInteger),
    Column("actor_id", BigInteger),
    Column("actor", Text, nullable=False),
    Column("origin", Text),
    Column("request_id", Text),
    Column("data", JSONB, nullable=False),
    Index("ix_facts_client_id_at", "client_id", "at", "id", postgresql_where=text("client_id is not null")),
    Index("ix_facts_subject_subject_id_id", "subject", "subject_id", "id"),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("owner", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("at", Instant, nullable=False, server_default=func.now(), index=True),
    Column("status", Integer),
    Column("headers", JSONB),
    Column("body", LargeBinary),
    PrimaryKeyConstraint("owner", "key"),
)
