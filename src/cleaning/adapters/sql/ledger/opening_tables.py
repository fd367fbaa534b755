"""Balances of the day the company came here."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, text
from sqlalchemy.orm import relationship

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, MoneyType, Number, one_of
from cleaning.domain.ledger.opening import Opening, OpeningLine
from cleaning.domain.ledger.values import OpeningKind

openings = Table(
    "openings",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    created_column(),
    Column("kind", EnumText(OpeningKind), nullable=False),
    Column("on", Date, nullable=False),
    reference("import_id", "imports.id"),
    Column("withdrawn_at", Instant),
    CheckConstraint(one_of("kind", OpeningKind), name="kind"),
    Index(
        "uq_openings_branch_id_kind_on", "branch_id", "kind", "on", unique=True,
        postgresql_where=text("withdrawn_at is null"),
    ),
)  # fmt: skip

opening_lines = Table(
    "opening_lines",
    metadata,
    id_column(),
    reference("opening_id", "openings.id"),
    Column("row", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("account_code", ForeignKey("accounts.code"), nullable=False),
    Column("amount", MoneyType, nullable=False),
    Column("number", Text, nullable=False, server_default=""),
    Column("documented_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    reference("client_id", "clients.id", nullable=True),
    reference("supplier_id", "suppliers.id", nullable=True),
    reference("desk_id", "desks.id", nullable=True),
    reference("item_id", "items.id", nullable=True),
    reference("warehouse_id", "warehouses.id", nullable=True),
    Column("quantity", Number),
    Column("withdrawn_at", Instant),
    CheckConstraint("amount <> 0", name="amount"),
    CheckConstraint("num_nonnulls(client_id, supplier_id, desk_id, item_id) = 1", name="whose"),
    CheckConstraint(
        "(item_id is null) = (quantity is null) and (item_id is null) = (warehouse_id is null)", name="stock"
    ),
)

mapping.map_imperatively(OpeningLine, opening_lines)
mapping.map_imperatively(
    Opening,
    openings,
    version_id_col=openings.c.version,
    exclude_properties=["created_at"],
    properties={
        "lines": relationship(OpeningLine, order_by=opening_lines.c.id, cascade="all, delete-orphan", lazy="selectin")
    },
)
