"""Double entry: accounts, entries that are never changed, their lines, balances by month, closed months."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    func,
    text,
)

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, MoneyType, one_of
from cleaning.domain.ledger.values import AccountType, Side

accounts = Table(
    "accounts",
    metadata,
    Column("code", Text, primary_key=True),
    version_column(),
    Column("name_bg", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("type", EnumText(AccountType), nullable=False),
    Column("side", EnumText(Side), nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    CheckConstraint("code ~ '^[0-9]{3,6}$'", name="code"),
    CheckConstraint(one_of("type", AccountType), name="type"),
    CheckConstraint(one_of("side", Side), name="side"),
)

entries = Table(
    "entries",
    metadata,
    id_column(),
    branch_column(),
    Column("on", Date, nullable=False),
    Column("source_kind", Text, nullable=False),
    Column("source_id", BigInteger),
    Column("number", Text, nullable=False, server_default=""),
    Column("text", Text, nullable=False, server_default=""),
    Column("total", MoneyType, nullable=False),
    reference("reverses_id", "entries.id", nullable=True, index=False, unique=True),
    Column("actor", Text, nullable=False, server_default=""),
    created_column(),
    Column("transaction", BigInteger, nullable=False, server_default=text("0")),
    Index("ix_entries_on_id", "on", "id"),
    Index("ix_entries_source_kind_source_id", "source_kind", "source_id"),
    Index(
        "uq_entries_source",
        "source_kind",
        "source_id",
        unique=True,
        postgresql_where=text("source_kind in ('invoice', 'payment', 'receipt') and reverses_id is null"),
    ),
)

entry_lines = Table(
    "entry_lines",
    metadata,
    id_column(),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("on", Date, nullable=False),
    Column("account_code", ForeignKey("accounts.code"), nullable=False),
    reference("branch_id", "branches.id", index=False),
    Column("debit", MoneyType, nullable=False, server_default="0"),
    Column("credit", MoneyType, nullable=False, server_default="0"),
    reference("client_id", "clients.id", nullable=True, index=False),
    reference("supplier_id", "suppliers.id", nullable=True, index=False),
    reference("employee_id", "employees.id", nullable=True, index=False),
    reference("item_id", "items.id", nullable=True, index=False),
    reference("contract_id", "contracts.id", nullable=True, index=False),
    reference("premises_id", "premises.id", nullable=True, index=False),
    reference("service_id", "services.id", nullable=True, index=False),
    Column("cost_centre", Text),
    CheckConstraint("debit >= 0 and credit >= 0 and (debit = 0) <> (credit = 0)", name="one_side"),
    Index("ix_entry_lines_account_code_on_id", "account_code", "on", "id",
          postgresql_include=["branch_id", "debit", "credit"]),
    Index("ix_entry_lines_client_id", "client_id", "on", "id", postgresql_where=text("account_code in ('411', '412')"),
          postgresql_include=["debit", "credit"]),
    Index("ix_entry_lines_client_id_earned", "client_id", "on",
          postgresql_where=text("account_code in ('703', '601', '604') and client_id is not null"),
          postgresql_include=["account_code", "debit", "credit"]),
    Index("ix_entry_lines_supplier_id", "supplier_id", "on", "id",
          postgresql_where=text("account_code in ('401', '402')")),
    Index("ix_entry_lines_employee_id", "employee_id", "on", "id", postgresql_where=text("account_code = '421'")),
)  # fmt: skip
"""The three indices by party serve statements: only what the party owes or is owed."""

account_months = Table(
    "account_months",
    metadata,
    Column("month", Date, nullable=False),
    Column("account_code", ForeignKey("accounts.code"), nullable=False),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("shard", SmallInteger, nullable=False),
    Column("debit", MoneyType, nullable=False),
    Column("credit", MoneyType, nullable=False),
    PrimaryKeyConstraint("month", "account_code", "branch_id", "shard"),
)
"""Sums of the lines, kept by a trigger. Each writing transaction has a shard of its own, so that none waits."""

closed_months = Table(
    "closed_months",
    metadata,
    Column("month", Date, primary_key=True),
    Column("closed_at", Instant, nullable=False, server_default=func.now()),
    Column("closed_by", Text, nullable=False, server_default=""),
    CheckConstraint("extract(day from month) = 1", name="first_day"),
)
