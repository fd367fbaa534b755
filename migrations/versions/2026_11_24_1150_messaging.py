"""Tables of messaging: the outbox, what was tried with each message, and the rules that write them."""

import sqlalchemy as sa
from alembic import op

revision = "messaging"
down_revision = "payroll"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
STAGES = "'queued', 'sending', 'unknown', 'sent', 'delivered', 'failed', 'expired', 'cancelled'"
PURPOSES = "purpose in ('service', 'reminder', 'payment', 'marketing', 'urgent')"
REFUSALS = "refusal in ('transient', 'recipient', 'account', 'content', 'expired')"


def upgrade() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("branch_id", sa.BigInteger, nullable=False),
        sa.Column("client_id", sa.BigInteger),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("parts", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("subject_kind", sa.Text),
        sa.Column("subject_id", sa.BigInteger),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("valid_until", INSTANT),
        sa.Column("taken_at", INSTANT),
        sa.Column("sent_at", INSTANT),
        sa.Column("provider", sa.Text),
        sa.Column("provider_id", sa.Text),
        sa.Column("refusal", sa.Text),
        sa.Column("refusal_code", sa.Text),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("author_id", sa.BigInteger),
        sa.Column("created_at", INSTANT, server_default=sa.func.now(), nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("key", name=op.f("uq_messages_key")),
        sa.UniqueConstraint("provider", "provider_id", name=op.f("uq_messages_provider_id")),
        sa.CheckConstraint("parts > 0 and tries >= 0", name=op.f("ck_messages_counts")),
        sa.CheckConstraint("recipient ~ '^\\+[1-9][0-9]{6,14}$'", name=op.f("ck_messages_recipient_e164")),
        sa.CheckConstraint(
            "stage not in ('sent', 'delivered') or sent_at is not null", name=op.f("ck_messages_sent_has_time")
        ),
        sa.CheckConstraint("channel in ('sms', 'email')", name=op.f("ck_messages_channel")),
        sa.CheckConstraint(PURPOSES, name=op.f("ck_messages_purpose")),
        sa.CheckConstraint(f"stage in ({STAGES})", name=op.f("ck_messages_stage")),
        sa.CheckConstraint(REFUSALS, name=op.f("ck_messages_refusal")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_messages_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_messages_client_id")),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_messages_author_id")),
    )
    op.create_index("ix_messages_branch_id", "messages", ["branch_id"])
    op.create_index("ix_messages_client_id", "messages", ["client_id"])
    op.create_index("ix_messages_waiting", "messages", ["not_before"], postgresql_where=sa.text("stage = 'queued'"))
    op.create_index("ix_messages_in_hand", "messages", ["taken_at"], postgresql_where=sa.text("stage = 'sending'"))
    op.create_index("ix_messages_subject", "messages", ["subject_kind", "subject_id"])
    op.create_index("ix_messages_stage", "messages", ["stage", "id"])
    op.create_table(
        "message_attempts",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("code", sa.Text),
        sa.Column("detail", sa.Text),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_attempts")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_message_attempts_message_id")),
    )
    op.create_index("ix_message_attempts_message_id", "message_attempts", ["message_id"])
    op.create_table(
        "message_rules",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("send_from", sa.Time, nullable=False),
        sa.Column("text_bg", sa.Text, nullable=False),
        sa.Column("text_en", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_rules")),
        sa.UniqueConstraint("event", name=op.f("uq_message_rules_event")),
        sa.CheckConstraint("event in ('visit_tomorrow')", name=op.f("ck_message_rules_event")),
        sa.CheckConstraint(PURPOSES, name=op.f("ck_message_rules_purpose")),
    )


def downgrade() -> None:
    op.drop_table("message_rules")
    op.drop_table("message_attempts")
    op.drop_table("messages")
