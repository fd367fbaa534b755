"""Tags on walls and what was said through them."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, text

from cleaning.adapters.sql.premises.tables import text_column
from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, one_of
from cleaning.domain.premises.site_tag import ReportKind, SiteReport, SiteTag

site_tags = Table(
    "site_tags",
    metadata,
    id_column(),
    version_column(),
    reference("premises_id", "premises.id"),
    branch_column(),
    text_column("spot"),
    Column("token", Text, nullable=False, info={"secret": True}),
    Column("made_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    CheckConstraint("length(token) >= 20", name="token"),
)
Index("uq_site_tags_token", site_tags.c.token, unique=True)

site_reports = Table(
    "site_reports",
    metadata,
    id_column(),
    version_column(),
    reference("tag_id", "site_tags.id"),
    reference("premises_id", "premises.id"),
    branch_column(),
    Column("kind", EnumText(ReportKind), nullable=False),
    Column("stars", Integer),
    text_column("text"),
    Column("file", Text),
    Column("thumb", Text),
    Column("at", Instant, nullable=False),
    Column("due_at", Instant),
    Column("answered_at", Instant),
    text_column("answered_by"),
    text_column("answer"),
    Column("sent_key", Text, nullable=False),
    CheckConstraint(one_of("kind", ReportKind), name="kind"),
    CheckConstraint("(kind = 'rating') = (stars is not null) and stars between 1 and 5", name="stars"),
    CheckConstraint("kind = 'rating' or (text <> '' and due_at is not null)", name="text"),
    CheckConstraint("(answered_at is null) = (answer = '')", name="answer"),
)
Index("uq_site_reports_sent_key", site_reports.c.sent_key, unique=True)
Index("ix_site_reports_branch_id_at", site_reports.c.branch_id, site_reports.c.at, site_reports.c.id)
Index(
    "ix_site_reports_due_at",
    site_reports.c.due_at,
    postgresql_where=text("due_at is not null and answered_at is null"),
)

mapping.map_imperatively(SiteTag, site_tags, version_id_col=site_tags.c.version)
mapping.map_imperatively(SiteReport, site_reports, version_id_col=site_reports.c.version)
