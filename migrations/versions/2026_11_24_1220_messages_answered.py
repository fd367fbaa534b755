"""Providers answer: delivery reports, texts from outside, numbers that said stop, how far we have read."""

import sqlalchemy as sa
from alembic import op

revision = "messages_answered"
down_revision = "reports"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "delivery_reports",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("gateway", sa.Text, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("provider_id", sa.Text),
        sa.Column("reference", sa.BigInteger),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_reports")),
        sa.UniqueConstraint("gateway", "event_id", name=op.f("uq_delivery_reports_event")),
        sa.CheckConstraint(
            "stage in ('sent', 'delivered', 'failed', 'expired')", name=op.f("ck_delivery_reports_stage")
        ),
        sa.CheckConstraint(
            "provider_id is not null or reference is not null", name=op.f("ck_delivery_reports_about_something")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_delivery_reports_message_id")),
    )
    parked = sa.text("message_id is null")
    op.create_index("ix_delivery_reports_message_id", "delivery_reports", ["message_id"])
    op.create_index("ix_delivery_reports_parked", "delivery_reports", ["received_at"], postgresql_where=parked)
    op.create_index("ix_delivery_reports_provider_id", "delivery_reports", ["provider_id"], postgresql_where=parked)
    op.create_table(
        "inbound_texts",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("gateway", sa.Text, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("client_id", sa.BigInteger),
        sa.Column("branch_id", sa.BigInteger),
        sa.Column("read_at", INSTANT),
        sa.Column("read_by", sa.BigInteger),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_texts")),
        sa.UniqueConstraint("gateway", "event_id", name=op.f("uq_inbound_texts_event")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_inbound_texts_client_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_inbound_texts_branch_id")),
        sa.ForeignKeyConstraint(["read_by"], ["users.id"], name=op.f("fk_inbound_texts_read_by")),
    )
    op.create_index("ix_inbound_texts_client_id", "inbound_texts", ["client_id"])
    op.create_index("ix_inbound_texts_branch_id", "inbound_texts", ["branch_id"])
    op.create_index("ix_inbound_texts_unread", "inbound_texts", ["id"], postgresql_where=sa.text("read_at is null"))
    op.create_table(
        "opt_outs",
        sa.Column("phone", sa.Text, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("lifted_at", INSTANT),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("phone", name=op.f("pk_opt_outs")),
        sa.CheckConstraint("lifted_at is null or lifted_at >= since", name=op.f("ck_opt_outs_order")),
    )
    op.create_table(
        "sms_cursors",
        sa.Column("gateway", sa.Text, nullable=False),
        sa.Column("cursor", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("gateway", name=op.f("pk_sms_cursors")),
    )


def downgrade() -> None:
    for table in ("sms_cursors", "opt_outs", "inbound_texts", "delivery_reports"):
        op.drop_table(table)
