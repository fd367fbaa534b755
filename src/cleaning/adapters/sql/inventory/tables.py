"""Items, where they lie, every move of them, and the two balances kept under a lock: how many and for how much."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.own_columns import own_column, own_index
from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, MoneyType, Number, UnitCostType, one_of
from cleaning.domain.inventory.values import ItemKind, MoveKind, StocktakeStage, WarehouseKind
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.shared.quantity import Unit

items = Table(
    "items",
    metadata,
    id_column(),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", EnumText(ItemKind), nullable=False),
    Column("unit", EnumText(Unit), nullable=False),
    Column("minimum", Number),
    Column("target", Number),
    Column("last_price", UnitCostType),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    created_column(),
    version_column(),
    own_column(Subject.ITEM),
    UniqueConstraint("code"),
    Index("ix_items_name_id", "name", "id"),
    CheckConstraint(one_of("kind", ItemKind), name="kind"),
    CheckConstraint(one_of("unit", Unit), name="unit"),
    CheckConstraint("minimum >= 0 and target >= 0", name="minimum"),
    CheckConstraint("last_price >= 0", name="price"),
)
own_index(items)

item_barcodes = Table(
    "item_barcodes",
    metadata,
    id_column(),
    reference("item_id", "items.id"),
    Column("gtin", Text, nullable=False),
    Column("factor", Number, nullable=False, server_default=text("1")),
    Column("pack", Text, nullable=False, server_default=text("''")),
    UniqueConstraint("gtin"),
    CheckConstraint("factor > 0", name="factor"),
)

warehouses = Table(
    "warehouses",
    metadata,
    id_column(),
    branch_column(),
    Column("name", Text, nullable=False),
    Column("kind", EnumText(WarehouseKind), nullable=False),
    Column("main", Boolean, nullable=False, server_default=text("false")),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    version_column(),
    UniqueConstraint("branch_id", "name"),
    Index("uq_warehouses_main", "branch_id", unique=True, postgresql_where=text("main")),
    CheckConstraint(one_of("kind", WarehouseKind), name="kind"),
)

stock_moves = Table(
    "stock_moves",
    metadata,
    id_column(),
    Column("at", Instant, nullable=False),
    branch_column(),
    reference("warehouse_id", "warehouses.id", index=False),
    reference("item_id", "items.id", index=False),
    Column("lot", Text, nullable=False, server_default=text("''")),
    Column("kind", EnumText(MoveKind), nullable=False),
    Column("quantity", Number, nullable=False),
    Column("unit_cost", UnitCostType, nullable=False),
    Column("value", MoneyType, nullable=False),
    Column("source_kind", Text, nullable=False),
    Column("source_id", BigInteger, nullable=False),
    Column("reverses_id", BigInteger),
    Column("note", Text, nullable=False, server_default=text("''")),
    Index("ix_stock_moves_item_id_id", "item_id", "id"),
    Index("ix_stock_moves_warehouse_id_item_id_at", "warehouse_id", "item_id", "at"),
    Index("ix_stock_moves_source_kind_source_id", "source_kind", "source_id"),
    Index("uq_stock_moves_reverses_id", "reverses_id", unique=True, postgresql_where=text("reverses_id is not null")),
    CheckConstraint(one_of("kind", MoveKind), name="kind"),
    CheckConstraint("quantity <> 0", name="quantity"),
    CheckConstraint("sign(quantity) * sign(value) >= 0", name="value"),
)

stock_documents = Table(
    "stock_documents",
    metadata,
    id_column(),
    Column("number", Text, nullable=False),
    Column("kind", EnumText(MoveKind), nullable=False),
    branch_column(),
    reference("warehouse_id", "warehouses.id"),
    reference("target_id", "warehouses.id", nullable=True),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("at", Instant, nullable=False),
    UniqueConstraint("branch_id", "number"),
    CheckConstraint(one_of("kind", MoveKind), name="kind"),
)

stock_levels = Table(
    "stock_levels",
    metadata,
    reference("warehouse_id", "warehouses.id", index=False),
    reference("item_id", "items.id"),
    Column("lot", Text, nullable=False, server_default=text("''")),
    Column("quantity", Number, nullable=False),
    Column("expires_on", Date),
    PrimaryKeyConstraint("warehouse_id", "item_id", "lot"),
    CheckConstraint("quantity >= 0", name="below_zero"),
)

item_costs = Table(
    "item_costs",
    metadata,
    reference("item_id", "items.id", index=False),
    branch_column(),
    Column("quantity", Number, nullable=False),
    Column("value", MoneyType, nullable=False),
    Column("average_cost", UnitCostType),
    Column("last_cost", UnitCostType),
    PrimaryKeyConstraint("item_id", "branch_id"),
    CheckConstraint("quantity >= 0", name="below_zero"),
    CheckConstraint("value >= 0 and (quantity > 0 or value = 0)", name="value"),
)

shortages = Table(
    "stock_shortages",
    metadata,
    id_column(),
    Column("at", Instant, nullable=False),
    branch_column(),
    reference("warehouse_id", "warehouses.id", nullable=True),
    reference("item_id", "items.id"),
    Column("wanted", Number, nullable=False),
    Column("missing", Number, nullable=False),
    Column("source_kind", Text, nullable=False),
    Column("source_id", BigInteger, nullable=False),
    Column("settled_at", Instant),
    UniqueConstraint("source_kind", "source_id", "item_id"),
    CheckConstraint("missing > 0 and missing <= wanted", name="missing"),
)

stocktakes = Table(
    "stocktakes",
    metadata,
    id_column(),
    branch_column(),
    reference("warehouse_id", "warehouses.id"),
    Column("number", Text),
    Column("stage", EnumText(StocktakeStage), nullable=False),
    Column("blind", Boolean, nullable=False, server_default=text("false")),
    Column("started_at", Instant, nullable=False),
    Column("posted_at", Instant),
    version_column(),
    UniqueConstraint("branch_id", "number"),
    CheckConstraint(one_of("stage", StocktakeStage), name="stage"),
)

stocktake_lines = Table(
    "stocktake_lines",
    metadata,
    id_column(),
    reference("stocktake_id", "stocktakes.id", index=False),
    reference("item_id", "items.id"),
    Column("lot", Text, nullable=False, server_default=text("''")),
    Column("expected", Number),
    Column("counted", Number, nullable=False),
    UniqueConstraint("stocktake_id", "item_id", "lot"),
    CheckConstraint("counted >= 0", name="counted"),
)
