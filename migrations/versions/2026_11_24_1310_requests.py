"""Requests: what was asked of us, before there is a client."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "requests"
down_revision = "access_codes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("firm", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("eik", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), server_default="bg", nullable=False),
        sa.Column("text", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("settlement", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("address", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("purpose", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("area", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("periodicity", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("services", postgresql.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("respond_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("responded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lost_reason", sa.Text(), nullable=True),
        sa.Column("lost_note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("assignee_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("premises_id", sa.BigInteger(), nullable=True),
        sa.Column("quote_id", sa.BigInteger(), nullable=True),
        sa.Column("form_key", sa.Text(), nullable=True),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "to_tsvector('simple', fold(name || ' ' || firm || ' ' || coalesce(email, '') || ' ' || settlement"
                " || ' ' || address || ' ' || \"text\"))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("(stage = 'lost') = (lost_reason is not null)", name=op.f("ck_requests_lost")),
        sa.CheckConstraint("(stage in ('won', 'lost')) = (closed_at is not null)", name=op.f("ck_requests_closed")),
        sa.CheckConstraint(
            "channel in ('phone', 'website', 'email', 'message', 'social', 'visit', 'recommendation', 'portal')",
            name=op.f("ck_requests_channel"),
        ),
        sa.CheckConstraint("name <> '' or firm <> ''", name=op.f("ck_requests_named")),
        sa.CheckConstraint(
            "stage in ('new', 'contacted', 'visited', 'quoted', 'won', 'lost')", name=op.f("ck_requests_stage")
        ),
        sa.CheckConstraint("area > 0", name=op.f("ck_requests_area")),
        sa.CheckConstraint("phone is not null or email is not null", name=op.f("ck_requests_reachable")),
        sa.CheckConstraint("respond_by >= received_at", name=op.f("ck_requests_respond_by")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_requests_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_requests_client_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_requests_premises_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_requests_quote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
        sa.UniqueConstraint("form_key", name=op.f("uq_requests_form_key")),
        sa.UniqueConstraint("quote_id", name=op.f("uq_requests_quote_id")),
    )
    op.create_index(op.f("ix_requests_branch_id"), "requests", ["branch_id"], unique=False)
    op.create_index(
        "ix_requests_branch_id_stage_respond_by", "requests", ["branch_id", "stage", "respond_by"], unique=False
    )
    op.create_index(op.f("ix_requests_client_id"), "requests", ["client_id"], unique=False)
    op.create_index(
        "ix_requests_phone", "requests", ["phone"], unique=False, postgresql_ops={"phone": "text_pattern_ops"}
    )
    op.create_index(op.f("ix_requests_premises_id"), "requests", ["premises_id"], unique=False)
    op.create_index("ix_requests_search", "requests", ["search"], unique=False, postgresql_using="gin")


def downgrade() -> None:
    op.drop_table("requests")
