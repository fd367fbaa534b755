"""Price changes that go through the cost sheets in chunks."""

import sqlalchemy as sa
from alembic import op

revision = "price_waves"
down_revision = "lists_of_every_kind"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "price_waves",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("known", sa.Numeric(18, 6)),
        sa.Column("source", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("actor_id", sa.BigInteger()),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("done >= 0 and last >= 0", name=op.f("ck_price_waves_progress")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_price_waves_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_waves")),
    )
    op.create_index("ix_price_waves_open", "price_waves", ["item_id"], postgresql_where=sa.text("ended_at is null"))


def downgrade() -> None:
    op.drop_table("price_waves")
