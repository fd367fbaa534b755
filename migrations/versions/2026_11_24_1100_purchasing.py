"""Tables of purchasing."""

import sqlalchemy as sa
from alembic import op

revision = "purchasing"
down_revision = "visits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "suppliers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("eik", sa.Text(), nullable=True),
        sa.Column("vat_number", sa.Text(), nullable=True),
        sa.Column("iban", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("address", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("payment_days", sa.Integer(), server_default=sa.text("30"), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("payment_days between 0 and 365", name="ck_suppliers_payment_days"),
        sa.PrimaryKeyConstraint("id", name="pk_suppliers"),
    )
    op.create_index("ix_suppliers_name_id", "suppliers", ["name", "id"], unique=False)
    op.create_index("uq_suppliers_eik", "suppliers", ["eik"], unique=True, postgresql_where=sa.text("eik is not null"))
    op.create_table(
        "goods_receipts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=False),
        sa.Column("supplier_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("note_number", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("invoice_number", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("invoiced_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("net", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("vat", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(stage = 'posted') = (number is not null and posted_at is not null)", name="ck_goods_receipts_posted"
        ),
        sa.CheckConstraint("stage in ('draft', 'posted')", name="ck_goods_receipts_stage"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_goods_receipts_branch_id"),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name="fk_goods_receipts_supplier_id"),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouses.id"], name="fk_goods_receipts_warehouse_id"),
        sa.PrimaryKeyConstraint("id", name="pk_goods_receipts"),
        sa.UniqueConstraint("branch_id", "number", name="uq_goods_receipts_branch_id_number"),
    )
    op.create_index("ix_goods_receipts_branch_id", "goods_receipts", ["branch_id"], unique=False)
    op.create_index("ix_goods_receipts_stage_id", "goods_receipts", ["stage", "id"], unique=False)
    op.create_index("ix_goods_receipts_supplier_id", "goods_receipts", ["supplier_id"], unique=False)
    op.create_index("ix_goods_receipts_warehouse_id", "goods_receipts", ["warehouse_id"], unique=False)
    op.create_index(
        "uq_goods_receipts_invoice",
        "goods_receipts",
        ["supplier_id", "invoice_number"],
        unique=True,
        postgresql_where=sa.text("stage = 'posted' and invoice_number <> ''"),
    )
    op.create_table(
        "goods_receipt_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("receipt_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("lot", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("expected", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=18, scale=6), nullable=True),
        sa.Column("net", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("vat_code", sa.Text(), nullable=False),
        sa.Column("vat_rate", sa.Numeric(precision=6, scale=2), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("expected >= 0", name="ck_goods_receipt_lines_expected"),
        sa.CheckConstraint("quantity >= 0", name="ck_goods_receipt_lines_quantity"),
        sa.CheckConstraint("unit_price >= 0 and net >= 0", name="ck_goods_receipt_lines_price"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_goods_receipt_lines_item_id"),
        sa.ForeignKeyConstraint(["receipt_id"], ["goods_receipts.id"], name="fk_goods_receipt_lines_receipt_id"),
        sa.PrimaryKeyConstraint("id", name="pk_goods_receipt_lines"),
        sa.UniqueConstraint("receipt_id", "item_id", "lot", name="uq_goods_receipt_lines_receipt_id_item_id_lot"),
    )
    op.create_index("ix_goods_receipt_lines_item_id", "goods_receipt_lines", ["item_id"], unique=False)
    op.create_index("ix_goods_receipt_lines_receipt_id", "goods_receipt_lines", ["receipt_id"], unique=False)
    op.create_table(
        "scans",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("receipt_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("lot", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("times", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("(item_id is null) = (quantity is null)", name="ck_scans_known"),
        sa.CheckConstraint("times > 0", name="ck_scans_times"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_scans_item_id"),
        sa.ForeignKeyConstraint(["receipt_id"], ["goods_receipts.id"], name="fk_scans_receipt_id"),
        sa.PrimaryKeyConstraint("id", name="pk_scans"),
    )
    op.create_index("ix_scans_item_id", "scans", ["item_id"], unique=False)
    op.create_index("ix_scans_receipt_id_created_at", "scans", ["receipt_id", "created_at"], unique=False)


def downgrade() -> None:
    op.drop_table("scans")
    op.drop_table("goods_receipt_lines")
    op.drop_table("goods_receipts")
    op.drop_table("suppliers")
