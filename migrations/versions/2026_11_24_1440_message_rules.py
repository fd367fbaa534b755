"""Rules for moved and cancelled visits, invoices and payments; those about payments count days."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "message_rules"
down_revision = "follow_ups"
branch_labels = None
depends_on = None

BEFORE = "event in ('visit_tomorrow')"
EVENTS = (
    "event in ('visit_tomorrow', 'visit_moved', 'visit_cancelled', 'invoice_issued', 'payment_due', 'payment_overdue')"
)


def upgrade() -> None:
    op.add_column("message_rules", sa.Column("days", JSONB, server_default=sa.text("'[]'"), nullable=False))
    op.drop_constraint(op.f("ck_message_rules_event"), "message_rules")
    op.create_check_constraint(op.f("ck_message_rules_event"), "message_rules", EVENTS)


def downgrade() -> None:
    op.execute("delete from message_rules where event <> 'visit_tomorrow'")
    op.drop_constraint(op.f("ck_message_rules_event"), "message_rules")
    op.create_check_constraint(op.f("ck_message_rules_event"), "message_rules", BEFORE)
    op.drop_column("message_rules", "days")
