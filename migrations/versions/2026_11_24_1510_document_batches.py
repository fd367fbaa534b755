"""Runs that print all documents of a month; templates know their newest version."""

import sqlalchemy as sa
from alembic import op

revision = "document_batches"
down_revision = "erasures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_batches",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("branch_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("file", sa.Text),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("author_id", sa.BigInteger),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_batches")),
        sa.CheckConstraint("done between 0 and total", name=op.f("ck_document_batches_progress")),
        sa.CheckConstraint("(stage = 'done') = (file is not null)", name=op.f("ck_document_batches_done_has_file")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_document_batches_branch_id")),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_document_batches_author_id")),
    )
    op.create_index("ix_document_batches_branch_id", "document_batches", ["branch_id"])
    op.add_column("document_templates", sa.Column("newest", sa.Integer, server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("document_templates", "newest")
    op.drop_table("document_batches")
