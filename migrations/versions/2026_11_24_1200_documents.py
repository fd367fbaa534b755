"""Papers as they left the house, byte for byte."""

import sqlalchemy as sa
from alembic import op

revision = "documents"
down_revision = "messaging"
branch_labels = None
depends_on = None

KEPT = """
create trigger documents_append_only before update or delete on documents for each row execute function refuse_change();
create trigger documents_no_truncate before truncate on documents for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("branch_id", sa.BigInteger, nullable=False),
        sa.Column("client_id", sa.BigInteger),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("subject_kind", sa.Text, nullable=False),
        sa.Column("subject_id", sa.BigInteger, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("author_id", sa.BigInteger),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint(
            "subject_kind", "subject_id", "kind", "language", "sha256", name=op.f("uq_documents_same_paper")
        ),
        sa.CheckConstraint("size = octet_length(content) and size > 0", name=op.f("ck_documents_size_is_true")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_documents_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_documents_client_id")),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_documents_author_id")),
    )
    op.create_index("ix_documents_branch_id", "documents", ["branch_id"])
    op.create_index("ix_documents_client_id", "documents", ["client_id", "id"])
    op.execute(KEPT)


def downgrade() -> None:
    op.drop_table("documents")
