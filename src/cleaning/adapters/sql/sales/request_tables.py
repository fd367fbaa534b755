"""What was asked of us. Purpose and periodicity are words of the premises context, services ids of the catalogue."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Computed, Date, Index, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, id_column, reference, version_column
from cleaning.adapters.sql.types import Code, EnumText, Instant, Number, one_of
from cleaning.domain.sales.values import RequestStage

SEARCHED = "name || ' ' || firm || ' ' || coalesce(email, '') || ' ' || settlement || ' ' || address || ' ' || \"text\""
BLANK = text("''")


def _line(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=BLANK)


requests = Table(
    "requests",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    Column("channel", Code(), nullable=False),
    Column("stage", EnumText(RequestStage), nullable=False),
    Column("organisation", Boolean, nullable=False),
    _line("name"),
    _line("firm"),
    Column("eik", Text),
    Column("phone", Text),
    Column("email", Text),
    Column("language", Text, nullable=False, server_default="bg"),
    _line("text"),
    _line("settlement"),
    _line("address"),
    Column("purpose", Code(), nullable=False, server_default=BLANK),
    Column("area", Number()),
    _line("periodicity"),
    Column("services", ARRAY(BigInteger, as_tuple=True), nullable=False, server_default="{}"),
    Column("wanted_on", Date),
    Column("received_at", Instant, nullable=False),
    Column("respond_by", Instant, nullable=False),
    Column("responded_at", Instant),
    Column("closed_at", Instant),
    Column("lost_reason", Code()),
    _line("lost_note"),
    Column("assignee_id", BigInteger),
    reference("client_id", "clients.id", nullable=True),
    reference("premises_id", "premises.id", nullable=True),
    reference("quote_id", "quotes.id", nullable=True, index=False, unique=True),
    Column("form_key", Text, unique=True),
    Column("search", TSVECTOR, Computed(f"to_tsvector('simple', fold({SEARCHED}))", persisted=True), nullable=False),
    CheckConstraint(one_of("stage", RequestStage), name="stage"),
    CheckConstraint("name <> '' or firm <> ''", name="named"),
    CheckConstraint("phone is not null or email is not null", name="reachable"),
    CheckConstraint("area > 0", name="area"),
    CheckConstraint("(stage = 'lost') = (lost_reason is not null)", name="lost"),
    CheckConstraint("(stage in ('won', 'lost')) = (closed_at is not null)", name="closed"),
    CheckConstraint("respond_by >= received_at", name="respond_by"),
)
Index("ix_requests_branch_id_stage_respond_by", requests.c.branch_id, requests.c.stage, requests.c.respond_by)
Index("ix_requests_search", requests.c.search, postgresql_using="gin")
Index("ix_requests_phone", requests.c.phone, postgresql_ops={"phone": "text_pattern_ops"})
