"""Indexes prices follow, and who has been told of the end of a contract."""

import sqlalchemy as sa
from alembic import op

revision = "price_indexes"
down_revision = "company_exports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contract_alerts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.CheckConstraint("about in ('end', 'notice')", name=op.f("ck_contract_alerts_about")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_contract_alerts_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_alerts")),
        sa.UniqueConstraint(
            "contract_id", "about", "on", "days", name=op.f("uq_contract_alerts_contract_id_about_on_days")
        ),
    )
    op.create_table(
        "price_indexes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("kind in ('level', 'percent')", name=op.f("ck_price_indexes_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_indexes")),
        sa.UniqueConstraint("code", name=op.f("uq_price_indexes_code")),
    )
    op.create_table(
        "index_values",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("index_id", sa.BigInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.Numeric(14, 4), nullable=False),
        sa.ForeignKeyConstraint(["index_id"], ["price_indexes.id"], name=op.f("fk_index_values_index_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_index_values")),
        sa.UniqueConstraint("index_id", "on", name=op.f("uq_index_values_index_id_on")),
    )


def downgrade() -> None:
    op.drop_table("index_values")
    op.drop_table("price_indexes")
    op.drop_table("contract_alerts")
