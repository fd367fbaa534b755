"""Cost sheets, their lines and the chain of revisions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cleaning.adapters.sql.roles import append_only

revision = "pricing"
down_revision = "catalogue"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cost_sheets",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("service_id", sa.BigInteger(), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("minutes_per_unit", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("coefficients", postgresql.JSONB(), server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("hourly_cost", sa.Numeric(precision=18, scale=6), nullable=False),
        sa.Column("km", sa.Numeric(precision=14, scale=4), server_default=sa.text("0"), nullable=False),
        sa.Column("rate_per_km", sa.Numeric(precision=18, scale=6), server_default=sa.text("0"), nullable=False),
        sa.Column("transport_fixed", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("overhead", sa.Numeric(precision=7, scale=4), server_default=sa.text("0"), nullable=False),
        sa.Column("margin_rule", sa.Text(), nullable=False),
        sa.Column("margin", sa.Numeric(precision=7, scale=4), server_default=sa.text("0"), nullable=False),
        sa.Column("fixed_price", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("minimum", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("discount", sa.Numeric(precision=7, scale=4), server_default=sa.text("0"), nullable=False),
        sa.Column("step", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("hours", sa.Numeric(precision=14, scale=4), server_default=sa.text("0"), nullable=False),
        sa.Column("labour", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("materials", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("equipment", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("transport", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("direct", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("overhead_sum", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("cost", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("price", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("margin_percent", sa.Numeric(precision=9, scale=2), nullable=True),
        sa.Column("missing", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("live", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(margin_rule = 'fixed') = (fixed_price is not null)", name=op.f("ck_cost_sheets_fixed_price")
        ),
        sa.CheckConstraint(
            "margin >= 0 and (margin_rule <> 'margin' or margin < 100)", name=op.f("ck_cost_sheets_margin")
        ),
        sa.CheckConstraint("margin_rule in ('markup', 'margin', 'fixed')", name=op.f("ck_cost_sheets_margin_rule")),
        sa.CheckConstraint("cost = direct + overhead_sum", name=op.f("ck_cost_sheets_cost")),
        sa.CheckConstraint("direct = labour + materials + equipment + transport", name=op.f("ck_cost_sheets_direct")),
        sa.CheckConstraint("discount between 0 and 100", name=op.f("ck_cost_sheets_discount")),
        sa.CheckConstraint("minutes_per_unit > 0", name=op.f("ck_cost_sheets_norm")),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_cost_sheets_quantity")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_cost_sheets_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_cost_sheets_client_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_cost_sheets_premises_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_cost_sheets_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_sheets")),
    )
    op.create_index(op.f("ix_cost_sheets_branch_id"), "cost_sheets", ["branch_id"], unique=False)
    op.create_index("ix_cost_sheets_branch_id_name_id", "cost_sheets", ["branch_id", "name", "id"], unique=False)
    op.create_index(op.f("ix_cost_sheets_client_id"), "cost_sheets", ["client_id"], unique=False)
    op.create_index(op.f("ix_cost_sheets_premises_id"), "cost_sheets", ["premises_id"], unique=False)
    op.create_index(op.f("ix_cost_sheets_service_id"), "cost_sheets", ["service_id"], unique=False)
    op.create_table(
        "cost_sheet_equipment",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("sheet_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("share", sa.Numeric(precision=7, scale=4), nullable=False),
        sa.Column("price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("life_hours", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("life_hours > 0", name=op.f("ck_cost_sheet_equipment_life_hours")),
        sa.CheckConstraint("price >= 0", name=op.f("ck_cost_sheet_equipment_price")),
        sa.CheckConstraint("share between 0 and 100", name=op.f("ck_cost_sheet_equipment_share")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_cost_sheet_equipment_item_id")),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["cost_sheets.id"], name=op.f("fk_cost_sheet_equipment_sheet_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_sheet_equipment")),
    )
    op.create_index(op.f("ix_cost_sheet_equipment_item_id"), "cost_sheet_equipment", ["item_id"], unique=False)
    op.create_index(op.f("ix_cost_sheet_equipment_sheet_id"), "cost_sheet_equipment", ["sheet_id"], unique=False)
    op.create_table(
        "cost_sheet_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("sheet_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("per_unit", sa.Numeric(precision=16, scale=6), nullable=False),
        sa.Column("waste", sa.Numeric(precision=7, scale=4), server_default=sa.text("0"), nullable=False),
        sa.Column("unit_cost", sa.Numeric(precision=18, scale=6), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.CheckConstraint("per_unit > 0", name=op.f("ck_cost_sheet_lines_per_unit")),
        sa.CheckConstraint("unit_cost >= 0", name=op.f("ck_cost_sheet_lines_unit_cost")),
        sa.CheckConstraint("waste >= 0", name=op.f("ck_cost_sheet_lines_waste")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_cost_sheet_lines_item_id")),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["cost_sheets.id"], name=op.f("fk_cost_sheet_lines_sheet_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_sheet_lines")),
    )
    op.create_index("ix_cost_sheet_lines_item_id_sheet_id", "cost_sheet_lines", ["item_id", "sheet_id"], unique=False)
    op.create_index(op.f("ix_cost_sheet_lines_sheet_id"), "cost_sheet_lines", ["sheet_id"], unique=False)
    op.create_table(
        "cost_sheet_revisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("sheet_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("item_cost_before", sa.Numeric(precision=18, scale=6), nullable=True),
        sa.Column("item_cost_after", sa.Numeric(precision=18, scale=6), nullable=True),
        sa.Column("cost_before", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("cost_after", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("price_before", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("price_after", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "cause in ('created', 'edited', 'purchase_price', 'refreshed')", name=op.f("ck_cost_sheet_revisions_cause")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_cost_sheet_revisions_item_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["cost_sheets.id"], name=op.f("fk_cost_sheet_revisions_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_sheet_revisions")),
    )
    op.create_index("ix_cost_sheet_revisions_item_id_id", "cost_sheet_revisions", ["item_id", "id"], unique=False)
    op.create_index("ix_cost_sheet_revisions_sheet_id_id", "cost_sheet_revisions", ["sheet_id", "id"], unique=False)
    append_only(op, "cost_sheet_revisions")


def downgrade() -> None:
    op.drop_table("cost_sheet_revisions")
    op.drop_table("cost_sheet_lines")
    op.drop_table("cost_sheet_equipment")
    op.drop_table("cost_sheets")
