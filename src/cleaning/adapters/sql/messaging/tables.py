"""The outbox of messages, what was tried with each, and the rules that write them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, Json, one_of
from cleaning.domain.messaging.values import Channel, Purpose, Refusal, RuleEvent, Stage

messages = Table(
    "messages",
    metadata,
    id_column(),
    branch_column(),
    reference("client_id", "clients.id", nullable=True),
    Column("channel", EnumText(Channel), nullable=False),
    Column("purpose", EnumText(Purpose), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("subject_kind", Text),
    Column("subject_id", BigInteger),
    Column("stage", EnumText(Stage), nullable=False),
    Column("not_before", Instant(), nullable=False),
    Column("valid_until", Instant()),
    Column("taken_at", Instant()),
    Column("sent_at", Instant()),
    Column("provider", Text),
    Column("provider_id", Text),
    Column("refusal", EnumText(Refusal)),
    Column("refusal_code", Text),
    Column("tries", Integer, nullable=False),
    reference("author_id", "users.id", nullable=True, index=False),
    created_column(),
    version_column(),
    UniqueConstraint("key", name="uq_messages_key"),
    UniqueConstraint("provider", "provider_id", name="uq_messages_provider_id"),
    CheckConstraint("parts > 0 and tries >= 0", name="counts"),
    CheckConstraint(
        "recipient ~ '^\\+[1-9][0-9]{6,14}$' or (recipient = '•••' and stage not in ('queued', 'sending'))",
        name="recipient_e164",
    ),
    CheckConstraint("stage not in ('sent', 'delivered') or sent_at is not null", name="sent_has_time"),
    CheckConstraint(one_of("channel", Channel), name="channel"),
    CheckConstraint(one_of("purpose", Purpose), name="purpose"),
    CheckConstraint(one_of("stage", Stage), name="stage"),
    CheckConstraint(one_of("refusal", Refusal), name="refusal"),
    Index("ix_messages_waiting", "not_before", postgresql_where=text("stage = 'queued'")),
    Index("ix_messages_in_hand", "taken_at", postgresql_where=text("stage = 'sending'")),
    Index("ix_messages_subject", "subject_kind", "subject_id"),
    Index("ix_messages_stage", "stage", "id"),
)

message_attempts = Table(
    "message_attempts",
    metadata,
    id_column(),
    reference("message_id", "messages.id"),
    Column("at", Instant(), nullable=False),
    Column("provider", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("code", Text),
    Column("detail", Text),
)

message_rules = Table(
    "message_rules",
    metadata,
    id_column(),
    Column("event", EnumText(RuleEvent), nullable=False),
    Column("purpose", EnumText(Purpose), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("send_from", Time, nullable=False),
    Column("text_bg", Text, nullable=False),
    Column("text_en", Text, nullable=False),
    Column("days", Json(tuple[int, ...]), nullable=False, server_default=text("'[]'")),
    version_column(),
    UniqueConstraint("event", name="uq_message_rules_event"),
    CheckConstraint(one_of("event", RuleEvent), name="event"),
    CheckConstraint(one_of("purpose", Purpose), name="purpose"),
)

delivery_reports = Table(
    "delivery_reports",
    metadata,
    id_column(),
    Column("gateway", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("provider_id", Text),
    Column("reference", BigInteger),
    Column("stage", EnumText(Stage), nullable=False),
    Column("code", Text, nullable=False),
    Column("at", Instant(), nullable=False),
    Column("received_at", Instant(), nullable=False),
    reference("message_id", "messages.id", nullable=True),
    UniqueConstraint("gateway", "event_id", name="uq_delivery_reports_event"),
    CheckConstraint("stage in ('sent', 'delivered', 'failed', 'expired')", name="stage"),
    CheckConstraint("provider_id is not null or reference is not null", name="about_something"),
    Index("ix_delivery_reports_parked", "received_at", postgresql_where=text("message_id is null")),
    Index("ix_delivery_reports_provider_id", "provider_id", postgresql_where=text("message_id is null")),
)
"""What providers said. ``reference`` is the number of our message when the provider gave back our own name for it."""

inbound_texts = Table(
    "inbound_texts",
    metadata,
    id_column(),
    Column("gateway", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("received_at", Instant(), nullable=False),
    reference("client_id", "clients.id", nullable=True),
    reference("branch_id", "branches.id", nullable=True),
    Column("read_at", Instant()),
    reference("read_by", "users.id", nullable=True, index=False),
    version_column(),
    UniqueConstraint("gateway", "event_id", name="uq_inbound_texts_event"),
    Index("ix_inbound_texts_unread", "id", postgresql_where=text("read_at is null")),
)

opt_outs = Table(
    "opt_outs",
    metadata,
    Column("phone", Text, primary_key=True),
    Column("since", Instant(), nullable=False),
    Column("lifted_at", Instant()),
    Column("text", Text, nullable=False),
    version_column(),
    CheckConstraint("lifted_at is null or lifted_at >= since", name="order"),
)

sms_cursors = Table(
    "sms_cursors",
    metadata,
    Column("gateway", Text, primary_key=True),
    Column("cursor", Text, nullable=False),
)
