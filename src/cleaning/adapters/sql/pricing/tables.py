"""Tables of pricing: a sheet with its inputs and its figures, its lines, and the append-only chain of revisions."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, Json, MoneyType, Number, UnitCostType, one_of
from cleaning.domain.pricing.sheet import Coefficient
from cleaning.domain.pricing.values import MarginRule, RevisionCause

PERCENT = Number(7, 4)
PER_UNIT = Number(16, 6)
NOTHING = text("0")


def sum_column(name: str, *, nullable: bool = False) -> Column:
    return Column(name, MoneyType, nullable=nullable, server_default=None if nullable else NOTHING)


cost_sheets = Table(
    "cost_sheets",
    metadata,
    id_column(),
    branch_column(),
    reference("service_id", "services.id"),
    reference("premises_id", "premises.id", nullable=True),
    reference("client_id", "clients.id", nullable=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("quantity", Number(), nullable=False),
    Column("minutes_per_unit", Number(), nullable=False),
    Column("coefficients", Json(tuple[Coefficient, ...]), nullable=False, server_default=text("'[]'::jsonb")),
    Column("hourly_cost", UnitCostType, nullable=False),
    Column("km", Number(), nullable=False, server_default=NOTHING),
    Column("rate_per_km", UnitCostType, nullable=False, server_default=NOTHING),
    sum_column("transport_fixed"),
    Column("overhead", PERCENT, nullable=False, server_default=NOTHING),
    Column("margin_rule", EnumText(MarginRule), nullable=False),
    Column("margin", PERCENT, nullable=False, server_default=NOTHING),
    sum_column("fixed_price", nullable=True),
    sum_column("minimum"),
    Column("discount", PERCENT, nullable=False, server_default=NOTHING),
    sum_column("step"),
    Column("hours", Number(), nullable=False, server_default=NOTHING),
    sum_column("labour"),
    sum_column("materials"),
    sum_column("equipment"),
    sum_column("transport"),
    sum_column("direct"),
    sum_column("overhead_sum"),
    sum_column("cost"),
    sum_column("price"),
    Column("margin_percent", Number(9, 2)),
    Column("missing", Integer, nullable=False, server_default=NOTHING),
    Column("live", Boolean, nullable=False, server_default=text("true")),
    created_column(),
    version_column(),
    CheckConstraint("quantity >= 0", name="quantity"),
    CheckConstraint("minutes_per_unit > 0", name="norm"),
    CheckConstraint(one_of("margin_rule", MarginRule), name="margin_rule"),
    CheckConstraint("margin >= 0 and (margin_rule <> 'margin' or margin < 100)", name="margin"),
    CheckConstraint("(margin_rule = 'fixed') = (fixed_price is not null)", name="fixed_price"),
    CheckConstraint("discount between 0 and 100", name="discount"),
    CheckConstraint("direct = labour + materials + equipment + transport", name="direct"),
    CheckConstraint("cost = direct + overhead_sum", name="cost"),
    Index("ix_cost_sheets_branch_id_name_id", "branch_id", "name", "id"),
)

cost_sheet_lines = Table(
    "cost_sheet_lines",
    metadata,
    id_column(),
    Column("sheet_id", BigInteger, ForeignKey("cost_sheets.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("item_id", BigInteger, ForeignKey("items.id"), nullable=False),
    Column("per_unit", PER_UNIT, nullable=False),
    Column("waste", PERCENT, nullable=False, server_default=NOTHING),
    Column("unit_cost", UnitCostType),
    sum_column("amount", nullable=True),
    CheckConstraint("per_unit > 0", name="per_unit"),
    CheckConstraint("waste >= 0", name="waste"),
    CheckConstraint("unit_cost >= 0", name="unit_cost"),
    Index("ix_cost_sheet_lines_item_id_sheet_id", "item_id", "sheet_id"),
)

cost_sheet_equipment = Table(
    "cost_sheet_equipment",
    metadata,
    id_column(),
    Column("sheet_id", BigInteger, ForeignKey("cost_sheets.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    reference("item_id", "items.id", nullable=True),
    Column("name", Text, nullable=False),
    Column("share", PERCENT, nullable=False),
    Column("price", MoneyType, nullable=False),
    Column("life_hours", Number(), nullable=False),
    sum_column("amount"),
    CheckConstraint("share between 0 and 100", name="share"),
    CheckConstraint("price >= 0", name="price"),
    CheckConstraint("life_hours > 0", name="life_hours"),
)

cost_sheet_revisions = Table(
    "cost_sheet_revisions",
    metadata,
    id_column(),
    reference("sheet_id", "cost_sheets.id", index=False),
    Column("at", Instant, nullable=False),
    Column("cause", EnumText(RevisionCause), nullable=False),
    Column("source", Text, nullable=False, server_default=text("''")),
    reference("item_id", "items.id", nullable=True, index=False),
    Column("item_cost_before", UnitCostType),
    Column("item_cost_after", UnitCostType),
    sum_column("cost_before", nullable=True),
    sum_column("cost_after"),
    sum_column("price_before", nullable=True),
    sum_column("price_after"),
    Column("actor_id", BigInteger),
    CheckConstraint(one_of("cause", RevisionCause), name="cause"),
    Index("ix_cost_sheet_revisions_sheet_id_id", "sheet_id", "id"),
    Index("ix_cost_sheet_revisions_item_id_id", "item_id", "id"),
)
