"""Suppliers, and goods receipts with their lines and every scan as it came."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, Table, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import UUID

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import (
    branch_column,
    created_column,
    id_column,
    number_ending,
    reference,
    version_column,
)
from cleaning.adapters.sql.types import EnumText, Instant, MoneyType, Number, UnitCostType, one_of
from cleaning.domain.purchasing.values import ReceiptStage

suppliers = Table(
    "suppliers",
    metadata,
    id_column(),
    Column("name", Text, nullable=False),
    Column("eik", Text),
    Column("vat_number", Text),
    Column("iban", Text),
    Column("contact", Text, nullable=False, server_default=text("''")),
    Column("phone", Text),
    Column("email", Text),
    Column("city", Text, nullable=False, server_default=text("''")),
    Column("address", Text, nullable=False, server_default=text("''")),
    Column("payment_days", Integer, nullable=False, server_default=text("30")),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    created_column(),
    version_column(),
    Index("ix_suppliers_name_id", "name", "id"),
    Index("uq_suppliers_eik", "eik", unique=True, postgresql_where=text("eik is not null")),
    CheckConstraint("payment_days between 0 and 365", name="payment_days"),
)

receipts = Table(
    "goods_receipts",
    metadata,
    id_column(),
    Column("number", Text),
    branch_column(),
    reference("warehouse_id", "warehouses.id"),
    reference("supplier_id", "suppliers.id"),
    Column("stage", EnumText(ReceiptStage), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("note_number", Text, nullable=False, server_default=text("''")),
    Column("invoice_number", Text, nullable=False, server_default=text("''")),
    Column("invoiced_on", Date),
    Column("due_on", Date),
    Column("net", MoneyType, nullable=False, server_default=text("0")),
    Column("vat", MoneyType, nullable=False, server_default=text("0")),
    created_column(),
    Column("posted_at", Instant),
    version_column(),
    UniqueConstraint("branch_id", "number"),
    Index("ix_goods_receipts_stage_id", "stage", "id"),
    Index(
        "uq_goods_receipts_invoice",
        "supplier_id",
        "invoice_number",
        unique=True,
        postgresql_where=text("stage = 'posted' and invoice_number <> ''"),
    ),
    CheckConstraint(one_of("stage", ReceiptStage), name="stage"),
    CheckConstraint("(stage = 'posted') = (number is not null and posted_at is not null)", name="posted"),
)
number_ending(receipts)

receipt_lines = Table(
    "goods_receipt_lines",
    metadata,
    id_column(),
    reference("receipt_id", "goods_receipts.id"),
    reference("item_id", "items.id"),
    Column("position", Integer, nullable=False),
    Column("lot", Text, nullable=False, server_default=text("''")),
    Column("expires_on", Date),
    Column("expected", Number),
    Column("quantity", Number, nullable=False),
    Column("unit_price", UnitCostType),
    Column("net", MoneyType, nullable=False, server_default=text("0")),
    Column("vat_code", Text, nullable=False),
    Column("vat_rate", Number(6, 2)),
    version_column(),
    UniqueConstraint("receipt_id", "item_id", "lot"),
    CheckConstraint("quantity >= 0", name="quantity"),
    CheckConstraint("expected >= 0", name="expected"),
    CheckConstraint("unit_price >= 0 and net >= 0", name="price"),
)

scans = Table(
    "scans",
    metadata,
    Column("id", UUID(as_uuid=True), primary_key=True),
    reference("receipt_id", "goods_receipts.id", index=False),
    Column("at", Instant, nullable=False),
    Column("raw", Text, nullable=False),
    Column("code", Text, nullable=False),
    reference("item_id", "items.id", nullable=True),
    Column("lot", Text, nullable=False, server_default=text("''")),
    Column("expires_on", Date),
    Column("times", Number, nullable=False),
    Column("quantity", Number),
    Column("undone_at", Instant),
    created_column(),
    Index("ix_scans_receipt_id_created_at", "receipt_id", "created_at"),
    CheckConstraint("times > 0", name="times"),
    CheckConstraint("(item_id is null) = (quantity is null)", name="known"),
)
