"""The whole company as a file: what was asked for and how far it is."""

import sqlalchemy as sa
from alembic import op

revision = "company_exports"
down_revision = "saved_filters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "company_exports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("progress", sa.Integer(), server_default="0", nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rows", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_exports")),
        sa.CheckConstraint("stage in ('running', 'done')", name=op.f("ck_company_exports_stage")),
        sa.CheckConstraint("(stage = 'done') = (done_at is not null)", name=op.f("ck_company_exports_done")),
    )


def downgrade() -> None:
    op.drop_table("company_exports")
