"""Tables of sales: quotes with their lines and sent editions, contracts with what was agreed.

Lines of a contract are never changed once agreed but for the day they stop.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import (
    branch_column,
    created_column,
    id_column,
    number_ending,
    reference,
    version_column,
)
from cleaning.adapters.sql.types import EnumText, Instant, Json, MoneyType, Number, one_of
from cleaning.domain.sales.grid import Room
from cleaning.domain.sales.termination import Termination
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import Billing, ContractStage, Per, QuoteStage

NOTHING = text("0")
BLANK = text("''")


def titled_column() -> Column[str]:
    """The words of the title, in Latin letters, for whoever looks for one of them."""
    return Column("titled", TSVECTOR, Computed("to_tsvector('simple', fold(title))", persisted=True), nullable=False)


def agreed_columns() -> tuple[Column, ...]:
    """What a line of a quote and the contract line made of it have in common; prices are net."""
    return (
        Column("position", Integer, nullable=False),
        reference("premises_id", "premises.id"),
        reference("service_id", "services.id"),
        reference("cost_sheet_id", "cost_sheets.id", nullable=True),
        Column("description", Text, nullable=False),
        Column("quantity", Number(), nullable=False),
        Column("unit", Text, nullable=False),
        Column("rrule", Text, nullable=False),
        Column("starts_on", Date, nullable=False),
        Column("start_time", Time, nullable=False),
        Column("minutes", Integer, nullable=False),
        Column("visits_per_month", Number(), nullable=False),
        Column("cost", MoneyType),
        Column("price", MoneyType, nullable=False),
        Column("monthly", MoneyType, nullable=False),
        Column("per", EnumText(Per), nullable=False),
        Column("vat_code", Text, nullable=False),
    )


def agreed_checks() -> tuple[CheckConstraint, ...]:
    return (
        CheckConstraint("quantity >= 0", name="quantity"),
        CheckConstraint("minutes > 0", name="minutes"),
        CheckConstraint("price >= 0 and monthly >= 0", name="price"),
        CheckConstraint(one_of("per", Per), name="per"),
    )


quotes = Table(
    "quotes",
    metadata,
    id_column(),
    Column("number", Text, nullable=False),
    branch_column(),
    reference("client_id", "clients.id"),
    Column("stage", EnumText(QuoteStage), nullable=False),
    Column("edition", Integer, nullable=False, server_default=text("1")),
    Column("title", Text, nullable=False),
    titled_column(),
    Column("note", Text, nullable=False, server_default=BLANK),
    Column("conditions", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("valid_until", Date, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("months", Integer),
    Column("billing", EnumText(Billing), nullable=False),
    Column("payment_days", Integer),
    Column("km", Number(), nullable=False, server_default=NOTHING),
    Column("margin", Number(7, 4)),
    Column("rooms", Json(tuple[Room, ...]), nullable=False, server_default=text("'[]'::jsonb")),
    Column("round_to", MoneyType, nullable=False, server_default=NOTHING),
    Column("monthly", MoneyType, nullable=False, server_default=NOTHING),
    Column("once", MoneyType, nullable=False, server_default=NOTHING),
    Column("price_moved", MoneyType, nullable=False, server_default=NOTHING),
    Column("sent_at", Instant),
    Column("decided_at", Instant),
    Column("reason", Text, nullable=False, server_default=BLANK),
    Column("accepted_by", Text, nullable=False, server_default=BLANK),
    created_column(),
    version_column(),
    UniqueConstraint("number"),
    CheckConstraint(one_of("stage", QuoteStage), name="stage"),
    CheckConstraint(one_of("billing", Billing), name="billing"),
    CheckConstraint("months > 0", name="months"),
    CheckConstraint("payment_days >= 0", name="payment_days"),
    Index("ix_quotes_branch_id_stage_id", "branch_id", "stage", "id"),
)
number_ending(quotes)
Index("ix_quotes_titled", quotes.c.titled, postgresql_using="gin")

quote_lines = Table(
    "quote_lines",
    metadata,
    id_column(),
    Column("quote_id", BigInteger, ForeignKey("quotes.id", ondelete="CASCADE"), nullable=False, index=True),
    *agreed_columns(),
    Column("people", Integer, nullable=False, server_default=text("1")),
    Column("follows", Boolean, nullable=False, server_default=text("true")),
    Column("own_sheet", Boolean, nullable=False, server_default=text("false")),
    Column("optional", Boolean, nullable=False, server_default=text("false")),
    Column("chosen", Boolean, nullable=False, server_default=text("true")),
    *agreed_checks(),
)

quote_editions = Table(
    "quote_editions",
    metadata,
    id_column(),
    reference("quote_id", "quotes.id", index=False),
    Column("edition", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("monthly", MoneyType, nullable=False),
    Column("once", MoneyType, nullable=False),
    Column("content", JSONB, nullable=False),
    UniqueConstraint("quote_id", "edition"),
)

contracts = Table(
    "contracts",
    metadata,
    id_column(),
    Column("number", Text),
    branch_column(),
    reference("client_id", "clients.id"),
    reference("quote_id", "quotes.id", nullable=True, index=False),
    Column("title", Text, nullable=False),
    titled_column(),
    Column("note", Text, nullable=False, server_default=BLANK),
    reference("responsible_id", "users.id", nullable=True, index=False),
    Column("signed_on", Date),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("stage", EnumText(ContractStage), nullable=False),
    Column("billing", EnumText(Billing), nullable=False),
    Column("terms", Json(Terms), nullable=False, server_default=text("'{}'")),
    Column("termination", Json(Termination)),
    created_column(),
    version_column(),
    UniqueConstraint("number"),
    UniqueConstraint("quote_id"),
    CheckConstraint(one_of("stage", ContractStage), name="stage"),
    CheckConstraint(one_of("billing", Billing), name="billing"),
    CheckConstraint("ends_on > starts_on", name="dates"),
    CheckConstraint("stage = 'draft' or (number is not null and signed_on is not null)", name="signed"),
    Index("ix_contracts_branch_id_stage_id", "branch_id", "stage", "id"),
    Index("ix_contracts_ends_on", "ends_on", postgresql_where=text("stage in ('active', 'suspended')")),
)
number_ending(contracts)
Index("ix_contracts_titled", contracts.c.titled, postgresql_using="gin")

contract_lines = Table(
    "contract_lines",
    metadata,
    id_column(),
    Column("contract_id", BigInteger, ForeignKey("contracts.id"), nullable=False, index=True),
    *agreed_columns(),
    Column("ends_on", Date),
    Column("annex", Integer, nullable=False, server_default=text("0")),
    reference("replaces_id", "contract_lines.id", nullable=True, index=False),
    *agreed_checks(),
    CheckConstraint("ends_on >= starts_on", name="dates"),
    UniqueConstraint("replaces_id"),
)
