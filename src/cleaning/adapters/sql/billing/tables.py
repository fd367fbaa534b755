"""Invoices and notes, and what waits to be billed: finished visits and monthly fees, each at most once."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import (
    branch_column,
    created_column,
    id_column,
    number_ending,
    reference,
    version_column,
)
from cleaning.adapters.sql.types import EnumText, Instant, Json, MoneyType, Number, UnitCostType, one_of
from cleaning.domain.billing.values import Kind, Snapshot, Stage

invoices = Table(
    "invoices",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    created_column(),
    Column("kind", EnumText(Kind), nullable=False),
    Column("stage", EnumText(Stage), nullable=False, server_default="draft"),
    Column("number", Text, unique=True),
    reference("client_id", "clients.id", index=False),
    reference("contract_id", "contracts.id", nullable=True),
    reference("order_id", "orders.id", nullable=True, index=False),
    reference("corrects_id", "invoices.id", nullable=True),
    Column("correction_ground", Text, nullable=False, server_default=""),
    Column("issued_on", Date),
    Column("issued_at", Instant),
    Column("tax_event_on", Date),
    Column("due_on", Date),
    Column("seller", Json(Snapshot)),
    Column("buyer", Json(Snapshot)),
    Column("place", Text, nullable=False, server_default=""),
    Column("payment_method", Text, nullable=False, server_default="bank"),
    Column("compiled_by", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("net", MoneyType, nullable=False, server_default="0"),
    Column("vat", MoneyType, nullable=False, server_default="0"),
    Column("total", MoneyType, nullable=False, server_default="0"),
    Column("sealed", BigInteger),
    Column("annulled_on", Date),
    Column("annulled_why", Text, nullable=False, server_default=""),
    CheckConstraint(one_of("kind", Kind), name="kind"),
    CheckConstraint(one_of("stage", Stage), name="stage"),
    CheckConstraint("total = net + vat", name="total"),
    CheckConstraint("number ~ '^[0-9]{10}$'", name="number"),
    CheckConstraint(
        "(stage = 'draft') = (number is null) and (stage = 'draft' or (issued_on is not null and issued_at is not null"
        " and tax_event_on is not null and due_on is not null and seller is not null and buyer is not null))",
        name="issued_whole",
    ),
    Index("ix_invoices_client_id_issued_on", "client_id", "issued_on"),
    Index("ix_invoices_issued_on_id", "issued_on", "id"),
    Index("ix_invoices_tax_event_on", "tax_event_on"),
    Index("ix_invoices_order_id", "order_id", postgresql_where=text("order_id is not null")),
    Index("ix_invoices_drafts", "branch_id", "id", postgresql_where=text("stage = 'draft'")),
)
number_ending(invoices)

invoice_lines = Table(
    "invoice_lines",
    metadata,
    id_column(),
    Column("invoice_id", ForeignKey("invoices.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("description", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("quantity", Number, nullable=False),
    Column("unit_price", UnitCostType, nullable=False),
    Column("discount", Number(7, 4), nullable=False, server_default="0"),
    Column("net", MoneyType, nullable=False),
    Column("vat_code", Text, nullable=False),
    Column("vat_rate", Number(7, 4)),
    Column("note", Text, nullable=False, server_default=""),
    reference("service_id", "services.id", nullable=True),
    reference("premises_id", "premises.id", nullable=True),
    CheckConstraint("discount between 0 and 100", name="discount"),
    UniqueConstraint("invoice_id", "position", deferrable=True, initially="DEFERRED"),
)

invoice_vat = Table(
    "invoice_vat",
    metadata,
    id_column(),
    Column("invoice_id", ForeignKey("invoices.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("rate", Number(7, 4)),
    Column("base", MoneyType, nullable=False),
    Column("vat", MoneyType, nullable=False),
    Column("ground", Text, nullable=False, server_default=""),
    UniqueConstraint("invoice_id", "position", deferrable=True, initially="DEFERRED"),
)

billable_visits = Table(
    "billable_visits",
    metadata,
    Column("visit_id", ForeignKey("visits.id"), primary_key=True, autoincrement=False),
    branch_column(),
    reference("client_id", "clients.id", index=False),
    reference("contract_id", "contracts.id", nullable=True),
    reference("premises_id", "premises.id"),
    Column("on", Date, nullable=False),
    Column("net", MoneyType, nullable=False),
    reference("invoice_id", "invoices.id", nullable=True),
    Index("ix_billable_visits_open", "client_id", "on", postgresql_where=text("invoice_id is null")),
)

monthly_fees = Table(
    "monthly_fees",
    metadata,
    Column("contract_line_id", ForeignKey("contract_lines.id"), primary_key=True, autoincrement=False),
    reference("contract_id", "contracts.id"),
    reference("client_id", "clients.id"),
    branch_column(),
    reference("premises_id", "premises.id"),
    reference("service_id", "services.id"),
    Column("description", Text, nullable=False),
    Column("price", MoneyType, nullable=False),
    Column("vat_code", Text, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
)

billed_months = Table(
    "billed_months",
    metadata,
    Column("contract_id", ForeignKey("contracts.id"), nullable=False),
    Column("month", Date, nullable=False),
    Column("invoice_id", ForeignKey("invoices.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("contract_id", "month"),
    CheckConstraint("extract(day from month) = 1", name="first_day"),
)
