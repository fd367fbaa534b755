"""Papers as they left the house: the very bytes, what they are about and their hash. Never changed."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference

documents = Table(
    "documents",
    metadata,
    id_column(),
    branch_column(),
    reference("client_id", "clients.id", nullable=True, index=False),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    reference("author_id", "users.id", nullable=True, index=False),
    created_column(),
    UniqueConstraint("subject_kind", "subject_id", "kind", "language", "sha256", name="uq_documents_same_paper"),
    CheckConstraint("size = octet_length(content) and size > 0", name="size_is_true"),
    Index("ix_documents_client_id", "client_id", "id"),
)
