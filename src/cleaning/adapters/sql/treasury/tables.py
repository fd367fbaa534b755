"""Where money lies, who owes what, payments and what each of them paid."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, MoneyType, one_of
from cleaning.domain.treasury.values import DebtSide, DeskKind, Direction, Method

desks = Table(
    "desks",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    Column("kind", EnumText(DeskKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("account_code", ForeignKey("accounts.code"), nullable=False),
    Column("iban", Text, nullable=False, server_default=""),
    Column("bic", Text, nullable=False, server_default=""),
    Column("balance", MoneyType, nullable=False, server_default="0"),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    CheckConstraint(one_of("kind", DeskKind), name="kind"),
    CheckConstraint("kind = 'bank' or balance >= 0", name="cash_short"),
    UniqueConstraint("branch_id", "name"),
)

payments = Table(
    "payments",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    created_column(),
    Column("number", Text, nullable=False),
    reference("desk_id", "desks.id", index=False),
    Column("direction", EnumText(Direction), nullable=False),
    Column("method", EnumText(Method), nullable=False),
    reference("client_id", "clients.id", nullable=True, index=False),
    reference("supplier_id", "suppliers.id", nullable=True, index=False),
    Column("against", Text, nullable=False, server_default=""),
    Column("amount", MoneyType, nullable=False),
    Column("used", MoneyType, nullable=False, server_default="0"),
    Column("paid_on", Date, nullable=False),
    Column("balance_after", MoneyType, nullable=False),
    Column("reference", Text, nullable=False, server_default=""),
    Column("fiscal_receipt", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("actor", Text, nullable=False, server_default=""),
    reference("reverses_id", "payments.id", nullable=True, index=False, unique=True),
    CheckConstraint(one_of("direction", Direction), name="direction"),
    CheckConstraint(one_of("method", Method), name="method"),
    CheckConstraint("amount > 0", name="amount"),
    CheckConstraint("used between 0 and amount", name="used"),
    UniqueConstraint("branch_id", "number"),
    Index("uq_payments_reference", "desk_id", "reference", unique=True, postgresql_where=text("reference <> ''")),
    Index("ix_payments_desk_id_paid_on_id", "desk_id", "paid_on", "id"),
    Index("ix_payments_client_id", "client_id", "id", postgresql_where=text("client_id is not null")),
    Index("ix_payments_supplier_id", "supplier_id", "id", postgresql_where=text("supplier_id is not null")),
    Index("ix_payments_advances", "client_id", "id", postgresql_where=text("direction = 'in' and used < amount")),
)

debts = Table(
    "debts",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    Column("side", EnumText(DebtSide), nullable=False),
    reference("client_id", "clients.id", nullable=True, index=False),
    reference("supplier_id", "suppliers.id", nullable=True, index=False),
    Column("source_kind", Text, nullable=False),
    Column("source_id", BigInteger, nullable=False),
    Column("number", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("amount", MoneyType, nullable=False),
    Column("settled", MoneyType, nullable=False, server_default="0"),
    CheckConstraint(one_of("side", DebtSide), name="side"),
    CheckConstraint(
        "(side = 'receivable') = (client_id is not null) and (side = 'payable') = (supplier_id is not null)",
        name="who",
    ),
    CheckConstraint("settled between least(amount, 0) and greatest(amount, 0)", name="settled"),
    UniqueConstraint("source_kind", "source_id"),
    Index("ix_debts_client_open", "client_id", "due_on", "id",
          postgresql_where=text("side = 'receivable' and settled <> amount")),
    Index("ix_debts_supplier_open", "supplier_id", "due_on", "id",
          postgresql_where=text("side = 'payable' and settled <> amount")),
    Index("ix_debts_due", "side", "due_on", "id", postgresql_where=text("settled <> amount")),
)  # fmt: skip

allocations = Table(
    "allocations",
    metadata,
    id_column(),
    created_column(),
    Column("debt_id", ForeignKey("debts.id"), nullable=False, index=True),
    reference("payment_id", "payments.id", nullable=True),
    Column("credit_id", ForeignKey("debts.id"), index=True),
    Column("amount", MoneyType, nullable=False),
    CheckConstraint("amount <> 0", name="amount"),
    CheckConstraint("(payment_id is null) <> (credit_id is null)", name="source"),
)
"""What paid a debt: a payment or a credit note. A reversed payment writes the same with a minus."""
