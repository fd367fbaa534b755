"""Desks, payments, debts and what paid them."""

import sqlalchemy as sa
from alembic import op

revision = "treasury"
down_revision = "ledger"
branch_labels = None
depends_on = None

GUARDS = """
create trigger payments_keep before update or delete on payments
  for each row execute function refuse_all_but('used', 'version');
create trigger payments_no_truncate before truncate on payments for each statement execute function refuse_change();
create trigger debts_keep before update or delete on debts
  for each row execute function refuse_all_but('settled', 'version');
create trigger debts_no_truncate before truncate on debts for each statement execute function refuse_change();
create trigger allocations_append_only before update or delete on allocations
  for each row execute function refuse_change();
create trigger allocations_no_truncate before truncate on allocations
  for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.create_table(
        "debts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("supplier_id", sa.BigInteger(), nullable=True),
        sa.Column("source_kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("settled", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.CheckConstraint(
            "(side = 'receivable') = (client_id is not null) and (side = 'payable') = (supplier_id is not null)",
            name=op.f("ck_debts_who"),
        ),
        sa.CheckConstraint("side in ('receivable', 'payable')", name=op.f("ck_debts_side")),
        sa.CheckConstraint("settled between least(amount, 0) and greatest(amount, 0)", name=op.f("ck_debts_settled")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_debts_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_debts_client_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name=op.f("fk_debts_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debts")),
        sa.UniqueConstraint("source_kind", "source_id", name=op.f("uq_debts_source_kind_source_id")),
    )
    op.create_index(op.f("ix_debts_branch_id"), "debts", ["branch_id"], unique=False)
    op.create_index(
        "ix_debts_client_open",
        "debts",
        ["client_id", "due_on", "id"],
        unique=False,
        postgresql_where=sa.text("side = 'receivable' and settled <> amount"),
    )
    op.create_index(
        "ix_debts_due", "debts", ["side", "due_on", "id"], unique=False, postgresql_where=sa.text("settled <> amount")
    )
    op.create_index(
        "ix_debts_supplier_open",
        "debts",
        ["supplier_id", "due_on", "id"],
        unique=False,
        postgresql_where=sa.text("side = 'payable' and settled <> amount"),
    )
    op.create_table(
        "desks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("account_code", sa.Text(), nullable=False),
        sa.Column("iban", sa.Text(), server_default="", nullable=False),
        sa.Column("bic", sa.Text(), server_default="", nullable=False),
        sa.Column("balance", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("kind = 'bank' or balance >= 0", name=op.f("ck_desks_cash_short")),
        sa.CheckConstraint("kind in ('bank', 'cash')", name=op.f("ck_desks_kind")),
        sa.ForeignKeyConstraint(["account_code"], ["accounts.code"], name=op.f("fk_desks_account_code")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_desks_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desks")),
        sa.UniqueConstraint("branch_id", "name", name=op.f("uq_desks_branch_id_name")),
    )
    op.create_index(op.f("ix_desks_branch_id"), "desks", ["branch_id"], unique=False)
    op.create_table(
        "payments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("desk_id", sa.BigInteger(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("supplier_id", sa.BigInteger(), nullable=True),
        sa.Column("against", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("used", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("balance_after", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("reference", sa.Text(), server_default="", nullable=False),
        sa.Column("fiscal_receipt", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("actor", sa.Text(), server_default="", nullable=False),
        sa.Column("reverses_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("direction in ('in', 'out')", name=op.f("ck_payments_direction")),
        sa.CheckConstraint("method in ('bank', 'cash', 'card')", name=op.f("ck_payments_method")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payments_amount")),
        sa.CheckConstraint("used between 0 and amount", name=op.f("ck_payments_used")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_payments_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_payments_client_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desks.id"], name=op.f("fk_payments_desk_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["payments.id"], name=op.f("fk_payments_reverses_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name=op.f("fk_payments_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("branch_id", "number", name=op.f("uq_payments_branch_id_number")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_payments_reverses_id")),
    )
    op.create_index(
        "ix_payments_advances",
        "payments",
        ["client_id", "id"],
        unique=False,
        postgresql_where=sa.text("direction = 'in' and used < amount"),
    )
    op.create_index(op.f("ix_payments_branch_id"), "payments", ["branch_id"], unique=False)
    op.create_index(
        "ix_payments_client_id",
        "payments",
        ["client_id", "id"],
        unique=False,
        postgresql_where=sa.text("client_id is not null"),
    )
    op.create_index("ix_payments_desk_id_paid_on_id", "payments", ["desk_id", "paid_on", "id"], unique=False)
    op.create_index(
        "ix_payments_supplier_id",
        "payments",
        ["supplier_id", "id"],
        unique=False,
        postgresql_where=sa.text("supplier_id is not null"),
    )
    op.create_index(
        "uq_payments_reference",
        "payments",
        ["desk_id", "reference"],
        unique=True,
        postgresql_where=sa.text("reference <> ''"),
    )
    op.create_table(
        "allocations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("debt_id", sa.BigInteger(), nullable=False),
        sa.Column("payment_id", sa.BigInteger(), nullable=True),
        sa.Column("credit_id", sa.BigInteger(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.CheckConstraint("(payment_id is null) <> (credit_id is null)", name=op.f("ck_allocations_source")),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_allocations_amount")),
        sa.ForeignKeyConstraint(["credit_id"], ["debts.id"], name=op.f("fk_allocations_credit_id")),
        sa.ForeignKeyConstraint(["debt_id"], ["debts.id"], name=op.f("fk_allocations_debt_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=op.f("fk_allocations_payment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocations")),
    )
    op.create_index(op.f("ix_allocations_credit_id"), "allocations", ["credit_id"], unique=False)
    op.create_index(op.f("ix_allocations_debt_id"), "allocations", ["debt_id"], unique=False)
    op.create_index(op.f("ix_allocations_payment_id"), "allocations", ["payment_id"], unique=False)
    op.execute(GUARDS)


def downgrade() -> None:
    op.drop_table("allocations")
    op.drop_table("payments")
    op.drop_table("desks")
    op.drop_table("debts")
