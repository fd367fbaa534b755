"""Pictures of premises."""

import sqlalchemy as sa
from alembic import op

revision = "premises_photos"
down_revision = "search_fragments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "premises_photos",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("thumb", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.CheckConstraint("width > 0 and height > 0", name=op.f("ck_premises_photos_size")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_premises_photos_premises_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_premises_photos_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_premises_photos")),
    )
    op.create_index(op.f("ix_premises_photos_premises_id"), "premises_photos", ["premises_id"])
    op.create_index(op.f("ix_premises_photos_branch_id"), "premises_photos", ["branch_id"])


def downgrade() -> None:
    op.drop_table("premises_photos")
