"""Issued documents, what they were made of and where their bytes lie; templates with every version there was."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, Json
from cleaning.domain.documents.batch import BatchStage
from cleaning.domain.documents.values import Kind

document_templates = Table(
    "document_templates",
    metadata,
    id_column(),
    Column("kind", EnumText(Kind), nullable=False),
    Column("language", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("newest", Integer, nullable=False, server_default=text("0")),
    version_column(),
    UniqueConstraint("kind", "language", "name", name="uq_document_templates_name"),
)

document_template_versions = Table(
    "document_template_versions",
    metadata,
    id_column(),
    reference("template_id", "document_templates.id", index=False),
    Column("number", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    reference("author_id", "users.id", nullable=True, index=False),
    created_column(),
    UniqueConstraint("template_id", "number", name="uq_document_template_versions_number"),
    CheckConstraint("length(source) <= 60000", name="source_short"),
)

document_choices = Table(
    "document_choices",
    metadata,
    id_column(),
    Column("kind", EnumText(Kind), nullable=False),
    Column("language", Text, nullable=False),
    branch_column(nullable=True),
    reference("template_id", "document_templates.id", nullable=True),
    UniqueConstraint(
        "kind", "language", "branch_id", name="uq_document_choices_place", postgresql_nulls_not_distinct=True
    ),
)

document_batches = Table(
    "document_batches",
    metadata,
    id_column(),
    branch_column(),
    Column("kind", EnumText(Kind), nullable=False),
    Column("month", Date, nullable=False),
    Column("stage", EnumText(BatchStage), nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("file", Text),
    Column("size", BigInteger, nullable=False),
    reference("author_id", "users.id", nullable=True, index=False),
    created_column(),
    Column("finished_at", Instant),
    version_column(),
    CheckConstraint("done between 0 and total", name="progress"),
    CheckConstraint("(stage = 'done') = (file is not null)", name="done_has_file"),
)

documents = Table(
    "documents",
    metadata,
    id_column(),
    branch_column(),
    reference("client_id", "clients.id", nullable=True, index=False),
    Column("kind", EnumText(Kind), nullable=False),
    Column("number", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("edition", Integer, nullable=False, server_default=text("1")),
    Column("language", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("snapshot", Json(dict), nullable=False),
    Column("template_version_id", BigInteger, ForeignKey("document_template_versions.id"), nullable=True, index=True),
    Column("template_sha256", Text, nullable=False),
    reference("author_id", "users.id", nullable=True, index=False),
    created_column(),
    UniqueConstraint("subject_kind", "subject_id", "kind", "language", "edition", name="uq_documents_edition"),
    CheckConstraint("size > 0", name="size_positive"),
    Index("ix_documents_client_id", "client_id", "id"),
    Index("ix_documents_kind", "kind", "id"),
)
