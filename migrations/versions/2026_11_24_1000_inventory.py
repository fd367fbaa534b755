"""Tables of inventory."""

import sqlalchemy as sa
from alembic import op

from cleaning.adapters.sql.roles import append_only

revision = "inventory"
down_revision = "identity"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "items",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("minimum", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("target", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("last_price", sa.Numeric(precision=18, scale=6), nullable=True),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("kind in ('detergent', 'consumable', 'tool', 'equipment', 'part')", name="ck_items_kind"),
        sa.CheckConstraint("unit in ('m2', 'h', 'piece', 'l', 'kg', 'm', 'visit', 'month')", name="ck_items_unit"),
        sa.CheckConstraint("last_price >= 0", name="ck_items_price"),
        sa.CheckConstraint("minimum >= 0 and target >= 0", name="ck_items_minimum"),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
        sa.UniqueConstraint("code", name="uq_items_code"),
    )
    op.create_index("ix_items_name_id", "items", ["name", "id"], unique=False)
    op.create_table(
        "item_barcodes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("gtin", sa.Text(), nullable=False),
        sa.Column("factor", sa.Numeric(precision=14, scale=4), server_default=sa.text("1"), nullable=False),
        sa.Column("pack", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint("factor > 0", name="ck_item_barcodes_factor"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_item_barcodes_item_id"),
        sa.PrimaryKeyConstraint("id", name="pk_item_barcodes"),
        sa.UniqueConstraint("gtin", name="uq_item_barcodes_gtin"),
    )
    op.create_index("ix_item_barcodes_item_id", "item_barcodes", ["item_id"], unique=False)
    op.create_table(
        "warehouses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("main", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("kind in ('store', 'vehicle', 'crew', 'site')", name="ck_warehouses_kind"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_warehouses_branch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_warehouses"),
        sa.UniqueConstraint("branch_id", "name", name="uq_warehouses_branch_id_name"),
    )
    op.create_index("ix_warehouses_branch_id", "warehouses", ["branch_id"], unique=False)
    op.create_index("uq_warehouses_main", "warehouses", ["branch_id"], unique=True, postgresql_where=sa.text("main"))
    op.create_table(
        "stock_moves",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("lot", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit_cost", sa.Numeric(precision=18, scale=6), nullable=False),
        sa.Column("value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("source_kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("reverses_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(
            "kind in ('receipt', 'transfer', 'issue', 'return', 'consumption', 'write_off', 'count', 'reversal')",
            name="ck_stock_moves_kind",
        ),
        sa.CheckConstraint("quantity <> 0", name="ck_stock_moves_quantity"),
        sa.CheckConstraint("sign(quantity) * sign(value) >= 0", name="ck_stock_moves_value"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_stock_moves_branch_id"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_stock_moves_item_id"),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouses.id"], name="fk_stock_moves_warehouse_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stock_moves"),
    )
    op.create_index("ix_stock_moves_branch_id", "stock_moves", ["branch_id"], unique=False)
    op.create_index("ix_stock_moves_item_id_id", "stock_moves", ["item_id", "id"], unique=False)
    op.create_index("ix_stock_moves_source_kind_source_id", "stock_moves", ["source_kind", "source_id"], unique=False)
    op.create_index(
        "ix_stock_moves_warehouse_id_item_id_at", "stock_moves", ["warehouse_id", "item_id", "at"], unique=False
    )
    op.create_index(
        "uq_stock_moves_reverses_id",
        "stock_moves",
        ["reverses_id"],
        unique=True,
        postgresql_where=sa.text("reverses_id is not null"),
    )
    op.create_table(
        "stock_documents",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=False),
        sa.Column("target_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind in ('receipt', 'transfer', 'issue', 'return', 'consumption', 'write_off', 'count', 'reversal')",
            name="ck_stock_documents_kind",
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_stock_documents_branch_id"),
        sa.ForeignKeyConstraint(["target_id"], ["warehouses.id"], name="fk_stock_documents_target_id"),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouses.id"], name="fk_stock_documents_warehouse_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stock_documents"),
        sa.UniqueConstraint("branch_id", "number", name="uq_stock_documents_branch_id_number"),
    )
    op.create_index("ix_stock_documents_branch_id", "stock_documents", ["branch_id"], unique=False)
    op.create_index("ix_stock_documents_target_id", "stock_documents", ["target_id"], unique=False)
    op.create_index("ix_stock_documents_warehouse_id", "stock_documents", ["warehouse_id"], unique=False)
    op.create_table(
        "stock_levels",
        sa.Column("warehouse_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("lot", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.CheckConstraint("quantity >= 0", name="ck_stock_levels_below_zero"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_stock_levels_item_id"),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouses.id"], name="fk_stock_levels_warehouse_id"),
        sa.PrimaryKeyConstraint("warehouse_id", "item_id", "lot", name="pk_stock_levels"),
    )
    op.create_index("ix_stock_levels_item_id", "stock_levels", ["item_id"], unique=False)
    op.create_table(
        "item_costs",
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("average_cost", sa.Numeric(precision=18, scale=6), nullable=True),
        sa.Column("last_cost", sa.Numeric(precision=18, scale=6), nullable=True),
        sa.CheckConstraint("quantity >= 0", name="ck_item_costs_below_zero"),
        sa.CheckConstraint("value >= 0 and (quantity > 0 or value = 0)", name="ck_item_costs_value"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_item_costs_branch_id"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_item_costs_item_id"),
        sa.PrimaryKeyConstraint("item_id", "branch_id", name="pk_item_costs"),
    )
    op.create_index("ix_item_costs_branch_id", "item_costs", ["branch_id"], unique=False)
    op.create_table(
        "stock_shortages",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=True),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("wanted", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("missing", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("source_kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("missing > 0 and missing <= wanted", name="ck_stock_shortages_missing"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_stock_shortages_branch_id"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_stock_shortages_item_id"),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouses.id"], name="fk_stock_shortages_warehouse_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stock_shortages"),
        sa.UniqueConstraint(
            "source_kind", "source_id", "item_id", name="uq_stock_shortages_source_kind_source_id_item_id"
        ),
    )
    op.create_index("ix_stock_shortages_branch_id", "stock_shortages", ["branch_id"], unique=False)
    op.create_index("ix_stock_shortages_item_id", "stock_shortages", ["item_id"], unique=False)
    op.create_index("ix_stock_shortages_warehouse_id", "stock_shortages", ["warehouse_id"], unique=False)
    op.create_table(
        "stocktakes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("blind", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("stage in ('open', 'posted')", name="ck_stocktakes_stage"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_stocktakes_branch_id"),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouses.id"], name="fk_stocktakes_warehouse_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stocktakes"),
        sa.UniqueConstraint("branch_id", "number", name="uq_stocktakes_branch_id_number"),
    )
    op.create_index("ix_stocktakes_branch_id", "stocktakes", ["branch_id"], unique=False)
    op.create_index("ix_stocktakes_warehouse_id", "stocktakes", ["warehouse_id"], unique=False)
    op.create_table(
        "stocktake_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("stocktake_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("lot", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("expected", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("counted", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.CheckConstraint("counted >= 0", name="ck_stocktake_lines_counted"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_stocktake_lines_item_id"),
        sa.ForeignKeyConstraint(["stocktake_id"], ["stocktakes.id"], name="fk_stocktake_lines_stocktake_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stocktake_lines"),
        sa.UniqueConstraint("stocktake_id", "item_id", "lot", name="uq_stocktake_lines_stocktake_id_item_id_lot"),
    )
    op.create_index("ix_stocktake_lines_item_id", "stocktake_lines", ["item_id"], unique=False)
    append_only(op, "stock_moves", "stock_documents")


def downgrade() -> None:
    op.drop_table("stocktake_lines")
    op.drop_table("stocktakes")
    op.drop_table("stock_shortages")
    op.drop_table("item_costs")
    op.drop_table("stock_levels")
    op.drop_table("stock_documents")
    op.drop_table("stock_moves")
    op.drop_table("warehouses")
    op.drop_table("item_barcodes")
    op.drop_table("items")
