"""Tables of repricings: what was done to many contracts at once, and whether it was taken back."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import id_column, reference, version_column
from cleaning.adapters.sql.types import Instant, Json, MoneyType
from cleaning.domain.sales.repricing_rule import RepricingRule

repricings = Table(
    "repricings",
    metadata,
    id_column(),
    Column("reason", Text, nullable=False),
    Column("rule", Json(RepricingRule), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("applied_at", Instant, nullable=False),
    Column("undone_at", Instant),
    Column("letters", Integer, nullable=False, server_default=text("0")),
    Column("letters_file", Text),
    reference("actor_id", "users.id", nullable=True, index=False),
    version_column(),
    CheckConstraint("reason <> ''", name="reason"),
)

repriced_contracts = Table(
    "repriced_contracts",
    metadata,
    id_column(),
    Column("repricing_id", BigInteger, ForeignKey("repricings.id"), nullable=False),
    reference("contract_id", "contracts.id"),
    Column("annex", Integer, nullable=False),
    Column("before", MoneyType, nullable=False),
    Column("after", MoneyType, nullable=False),
    Column("undone_by", Integer),
    UniqueConstraint("repricing_id", "contract_id"),
    CheckConstraint("undone_by > annex", name="undone_later"),
)
