"""Tables of what happens to a contract: its annexes, which are only added, rests, alerts; indexes."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.sales.tables import BLANK
from cleaning.adapters.sql.tables import id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Json, Number, one_of
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import AlertAbout, AnnexKind, IndexKind

contract_annexes = Table(
    "contract_annexes",
    metadata,
    id_column(),
    reference("contract_id", "contracts.id", index=False),
    Column("number", Integer, nullable=False),
    Column("kind", EnumText(AnnexKind), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("signed_on", Date, nullable=False),
    Column("reason", Text, nullable=False, server_default=BLANK),
    Column("terms", Json(Terms), nullable=False),
    Column("ends_on", Date),
    Column("percent", Number(9, 4)),
    Column("index_year", Integer),
    Column("renewed_from", Date),
    UniqueConstraint("contract_id", "number"),
    UniqueConstraint("contract_id", "index_year"),
    UniqueConstraint("contract_id", "renewed_from"),
    CheckConstraint(one_of("kind", AnnexKind), name="kind"),
    CheckConstraint("(kind = 'indexation') = (index_year is not null)", name="index_year"),
    CheckConstraint("(kind = 'renewal') = (renewed_from is not null)", name="renewed_from"),
)

contract_suspensions = Table(
    "contract_suspensions",
    metadata,
    id_column(),
    reference("contract_id", "contracts.id"),
    Column("starts_on", Date, nullable=False),
    Column("resumes_on", Date),
    Column("reason", Text, nullable=False),
    Column("visits_off", Boolean, nullable=False, server_default=text("true")),
    CheckConstraint("resumes_on >= starts_on", name="dates"),
    CheckConstraint("reason <> ''", name="reason"),
)
_CONTRACT = contract_suspensions.c.contract_id
contract_suspensions.append_constraint(
    ExcludeConstraint(
        (
            func.int8range(
                contract_suspensions.c.contract_id, contract_suspensions.c.contract_id, literal_column("'[]'")
            ),
            "&&",
        ),
        (func.daterange(contract_suspensions.c.starts_on, contract_suspensions.c.resumes_on), "&&"),
        using="gist",
        name="ex_contract_suspensions_one_at_a_time",
    )
)

contract_alerts = Table(
    "contract_alerts",
    metadata,
    id_column(),
    reference("contract_id", "contracts.id", index=False),
    Column("about", EnumText(AlertAbout), nullable=False),
    Column("on", Date, nullable=False),
    Column("days", Integer, nullable=False),
    UniqueConstraint("contract_id", "about", "on", "days"),
    CheckConstraint(one_of("about", AlertAbout), name="about"),
)

price_indexes = Table(
    "price_indexes",
    metadata,
    id_column(),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", EnumText(IndexKind), nullable=False),
    version_column(),
    UniqueConstraint("code"),
    CheckConstraint(one_of("kind", IndexKind), name="kind"),
)

index_values = Table(
    "index_values",
    metadata,
    id_column(),
    reference("index_id", "price_indexes.id", index=False),
    Column("on", Date, nullable=False),
    Column("value", Number(14, 4), nullable=False),
    UniqueConstraint("index_id", "on"),
)
