"""Orders with their lines and conditions. The lights of the monitor are never stored: ``lights`` derives them.

Two triggers guard what no CHECK can see: the stage only goes forwards, and nothing closes over a required condition.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.own_columns import own_column, own_index
from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, id_column, number_ending, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, MoneyType, Number, UnitCostType, one_of
from cleaning.domain.orders.values import OrderSource, OrderStage
from cleaning.domain.shared.own.field import Subject

NOTHING = text("0")
OPEN_ONES = text("stage not in ('closed', 'cancelled')")

orders = Table(
    "orders",
    metadata,
    id_column(),
    version_column(),
    Column("number", Text, nullable=False),
    branch_column(),
    reference("client_id", "clients.id", index=False),
    reference("premises_id", "premises.id"),
    Column("source", EnumText(OrderSource), nullable=False),
    reference("contract_id", "contracts.id", nullable=True, index=False),
    reference("quote_id", "quotes.id", nullable=True, index=False, unique=True),
    reference("request_id", "requests.id", nullable=True, index=False, unique=True),
    reference("series_id", "contracts.id", nullable=True, index=False),
    Column("stage", EnumText(OrderStage), nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("starts_at", Instant),
    Column("ends_at", Instant),
    Column("payment_days", Integer),
    Column("note", Text, nullable=False, server_default=""),
    Column("net", MoneyType, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("done_at", Instant),
    Column("accepted_at", Instant),
    Column("accepted_by", Text, nullable=False, server_default=""),
    Column("rating", SmallInteger),
    Column("comment", Text, nullable=False, server_default=""),
    Column("cancelled_why", Text, nullable=False, server_default=""),
    Column("fee", MoneyType, nullable=False, server_default=NOTHING),
    own_column(Subject.ORDER),
    UniqueConstraint("branch_id", "number"),
    CheckConstraint(one_of("stage", OrderStage), name="stage"),
    CheckConstraint(one_of("source", OrderSource), name="source"),
    CheckConstraint("(starts_at is null) = (ends_at is null) and ends_at > starts_at", name="window"),
    CheckConstraint("ends_at <= deadline", name="deadline"),
    CheckConstraint("payment_days between 0 and 365", name="payment_days"),
    CheckConstraint("rating between 1 and 5", name="rating"),
    CheckConstraint("(stage in ('done', 'accepted', 'closed')) = (done_at is not null)", name="done"),
    CheckConstraint("(stage in ('accepted', 'closed')) = (accepted_at is not null)", name="accepted"),
    CheckConstraint("(accepted_at is null) = (accepted_by = '')", name="accepted_by"),
    CheckConstraint("(stage = 'cancelled') = (cancelled_why <> '')", name="cancelled"),
    CheckConstraint("fee >= 0 and (fee = 0 or stage = 'cancelled')", name="fee"),
    Index("ix_orders_branch_id_deadline_id", "branch_id", "deadline", "id"),
    Index("ix_orders_open", "branch_id", "deadline", "id", postgresql_where=OPEN_ONES),
    Index("ix_orders_client_id_id", "client_id", "id"),
)
number_ending(orders)
own_index(orders)

order_lines = Table(
    "order_lines",
    metadata,
    id_column(),
    Column("order_id", BigInteger, ForeignKey("orders.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    reference("service_id", "services.id"),
    reference("cost_sheet_id", "cost_sheets.id", nullable=True),
    Column("description", Text, nullable=False),
    Column("quantity", Number(), nullable=False),
    Column("unit", Text, nullable=False),
    Column("unit_price", UnitCostType, nullable=False),
    Column("net", MoneyType, nullable=False),
    Column("vat_code", Text, nullable=False),
    CheckConstraint("quantity > 0", name="quantity"),
    CheckConstraint("unit_price >= 0", name="price"),
    CheckConstraint("net = round(quantity * unit_price, 2)", name="net"),
)

order_conditions = Table(
    "order_conditions",
    metadata,
    id_column(),
    Column("order_id", BigInteger, ForeignKey("orders.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("required", Boolean, nullable=False),
    Column("confirmed_at", Instant),
    reference("confirmed_by", "users.id", nullable=True, index=False),
    Column("note", Text, nullable=False, server_default=""),
    CheckConstraint("text <> ''", name="text"),
    CheckConstraint("confirmed_at is not null or (confirmed_by is null and note = '')", name="confirmed"),
)
