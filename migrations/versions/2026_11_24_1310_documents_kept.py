"""Documents keep their data, template and edition; their bytes move to the kept files. Templates with all versions.

No release ever wrote a document's bytes into its row, so the column goes with nothing in it.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cleaning.adapters.sql.roles import append_only

revision = "documents_kept"
down_revision = "site_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_templates",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_templates")),
        sa.UniqueConstraint("kind", "language", "name", name=op.f("uq_document_templates_name")),
    )
    op.create_table(
        "document_template_versions",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("template_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("note", sa.Text, server_default="", nullable=False),
        sa.Column("author_id", sa.BigInteger),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_template_versions")),
        sa.UniqueConstraint("template_id", "number", name=op.f("uq_document_template_versions_number")),
        sa.CheckConstraint("length(source) <= 60000", name=op.f("ck_document_template_versions_source_short")),
        sa.ForeignKeyConstraint(
            ["template_id"], ["document_templates.id"], name=op.f("fk_document_template_versions_template_id")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_document_template_versions_author_id")),
    )
    append_only(op, "document_template_versions")
    op.create_table(
        "document_choices",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("branch_id", sa.BigInteger),
        sa.Column("template_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_choices")),
        sa.UniqueConstraint(
            "kind", "language", "branch_id", name=op.f("uq_document_choices_place"), postgresql_nulls_not_distinct=True
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_document_choices_branch_id")),
        sa.ForeignKeyConstraint(
            ["template_id"], ["document_templates.id"], name=op.f("fk_document_choices_template_id")
        ),
    )
    op.create_index("ix_document_choices_branch_id", "document_choices", ["branch_id"])
    op.create_index("ix_document_choices_template_id", "document_choices", ["template_id"])
    op.drop_constraint(op.f("ck_documents_size_is_true"), "documents")
    op.drop_constraint(op.f("uq_documents_same_paper"), "documents")
    op.drop_column("documents", "content")
    op.add_column("documents", sa.Column("edition", sa.Integer, server_default="1", nullable=False))
    op.add_column("documents", sa.Column("snapshot", postgresql.JSONB, nullable=False))
    op.add_column("documents", sa.Column("template_version_id", sa.BigInteger))
    op.add_column("documents", sa.Column("template_sha256", sa.Text, nullable=False))
    op.create_unique_constraint(
        op.f("uq_documents_edition"), "documents", ["subject_kind", "subject_id", "kind", "language", "edition"]
    )
    op.create_check_constraint(op.f("ck_documents_size_positive"), "documents", "size > 0")
    op.create_foreign_key(
        op.f("fk_documents_template_version_id"),
        "documents",
        "document_template_versions",
        ["template_version_id"],
        ["id"],
    )
    op.create_index("ix_documents_template_version_id", "documents", ["template_version_id"])
    op.create_index("ix_documents_kind", "documents", ["kind", "id"])


def downgrade() -> None:
    op.drop_index("ix_documents_kind", "documents")
    op.drop_index("ix_documents_template_version_id", "documents")
    op.drop_constraint(op.f("fk_documents_template_version_id"), "documents")
    op.drop_constraint(op.f("ck_documents_size_positive"), "documents")
    op.drop_constraint(op.f("uq_documents_edition"), "documents")
    for name in ("template_sha256", "template_version_id", "snapshot", "edition"):
        op.drop_column("documents", name)
    op.add_column("documents", sa.Column("content", sa.LargeBinary, nullable=False))
    op.create_unique_constraint(
        op.f("uq_documents_same_paper"), "documents", ["subject_kind", "subject_id", "kind", "language", "sha256"]
    )
    op.create_check_constraint(
        op.f("ck_documents_size_is_true"), "documents", "size = octet_length(content) and size > 0"
    )
    for name in ("document_choices", "document_template_versions", "document_templates"):
        op.drop_table(name)
