"""Quotes, sent editions, contracts and their lines."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cleaning.adapters.sql.roles import append_only

revision = "sales"
down_revision = "pricing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quotes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("conditions", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("billing", sa.Text(), nullable=False),
        sa.Column("payment_days", sa.Integer(), nullable=True),
        sa.Column("km", sa.Numeric(precision=14, scale=4), server_default=sa.text("0"), nullable=False),
        sa.Column("margin", sa.Numeric(precision=7, scale=4), nullable=True),
        sa.Column("rooms", postgresql.JSONB(), server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("round_to", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("monthly", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("once", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("price_moved", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("billing in ('monthly', 'per_visit')", name=op.f("ck_quotes_billing")),
        sa.CheckConstraint(
            "stage in ('draft', 'sent', 'accepted', 'declined', 'expired')", name=op.f("ck_quotes_stage")
        ),
        sa.CheckConstraint("months > 0", name=op.f("ck_quotes_months")),
        sa.CheckConstraint("payment_days >= 0", name=op.f("ck_quotes_payment_days")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_quotes_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_quotes_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("number", name=op.f("uq_quotes_number")),
    )
    op.create_index(op.f("ix_quotes_branch_id"), "quotes", ["branch_id"], unique=False)
    op.create_index("ix_quotes_branch_id_stage_id", "quotes", ["branch_id", "stage", "id"], unique=False)
    op.create_index(op.f("ix_quotes_client_id"), "quotes", ["client_id"], unique=False)
    op.create_table(
        "contracts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("quote_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("renews", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("payment_days", sa.Integer(), nullable=True),
        sa.Column("billing", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("billing in ('monthly', 'per_visit')", name=op.f("ck_contracts_billing")),
        sa.CheckConstraint("stage in ('draft', 'active', 'suspended', 'ended')", name=op.f("ck_contracts_stage")),
        sa.CheckConstraint("ends_on > starts_on", name=op.f("ck_contracts_dates")),
        sa.CheckConstraint("payment_days >= 0", name=op.f("ck_contracts_payment_days")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_contracts_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_contracts_client_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_contracts_quote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts")),
        sa.UniqueConstraint("number", name=op.f("uq_contracts_number")),
        sa.UniqueConstraint("quote_id", name=op.f("uq_contracts_quote_id")),
    )
    op.create_index(op.f("ix_contracts_branch_id"), "contracts", ["branch_id"], unique=False)
    op.create_index("ix_contracts_branch_id_stage_id", "contracts", ["branch_id", "stage", "id"], unique=False)
    op.create_index(op.f("ix_contracts_client_id"), "contracts", ["client_id"], unique=False)
    op.create_table(
        "quote_editions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("quote_id", sa.BigInteger(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("monthly", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("once", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_quote_editions_quote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote_editions")),
        sa.UniqueConstraint("quote_id", "edition", name=op.f("uq_quote_editions_quote_id_edition")),
    )
    op.create_table(
        "quote_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("quote_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("service_id", sa.BigInteger(), nullable=False),
        sa.Column("cost_sheet_id", sa.BigInteger(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("rrule", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("visits_per_month", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("monthly", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("vat_code", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("follows", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("own_sheet", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("optional", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("chosen", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("per in ('visit', 'month')", name=op.f("ck_quote_lines_per")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_quote_lines_minutes")),
        sa.CheckConstraint("price >= 0 and monthly >= 0", name=op.f("ck_quote_lines_price")),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_quote_lines_quantity")),
        sa.ForeignKeyConstraint(["cost_sheet_id"], ["cost_sheets.id"], name=op.f("fk_quote_lines_cost_sheet_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_quote_lines_premises_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_quote_lines_quote_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_quote_lines_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote_lines")),
    )
    op.create_index(op.f("ix_quote_lines_cost_sheet_id"), "quote_lines", ["cost_sheet_id"], unique=False)
    op.create_index(op.f("ix_quote_lines_premises_id"), "quote_lines", ["premises_id"], unique=False)
    op.create_index(op.f("ix_quote_lines_quote_id"), "quote_lines", ["quote_id"], unique=False)
    op.create_index(op.f("ix_quote_lines_service_id"), "quote_lines", ["service_id"], unique=False)
    op.create_table(
        "contract_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("service_id", sa.BigInteger(), nullable=False),
        sa.Column("cost_sheet_id", sa.BigInteger(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("rrule", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("visits_per_month", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("monthly", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("vat_code", sa.Text(), nullable=False),
        sa.CheckConstraint("per in ('visit', 'month')", name=op.f("ck_contract_lines_per")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_contract_lines_minutes")),
        sa.CheckConstraint("price >= 0 and monthly >= 0", name=op.f("ck_contract_lines_price")),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_contract_lines_quantity")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_contract_lines_contract_id")),
        sa.ForeignKeyConstraint(["cost_sheet_id"], ["cost_sheets.id"], name=op.f("fk_contract_lines_cost_sheet_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_contract_lines_premises_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_contract_lines_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_lines")),
    )
    op.create_index(op.f("ix_contract_lines_contract_id"), "contract_lines", ["contract_id"], unique=False)
    op.create_index(op.f("ix_contract_lines_cost_sheet_id"), "contract_lines", ["cost_sheet_id"], unique=False)
    op.create_index(op.f("ix_contract_lines_premises_id"), "contract_lines", ["premises_id"], unique=False)
    op.create_index(op.f("ix_contract_lines_service_id"), "contract_lines", ["service_id"], unique=False)
    append_only(op, "quote_editions")


def downgrade() -> None:
    op.drop_table("contract_lines")
    op.drop_table("quote_lines")
    op.drop_table("quote_editions")
    op.drop_table("contracts")
    op.drop_table("quotes")
