"""Orders have the company's own fields."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "orders_own"
down_revision = "titles_found"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("orders", sa.Column("own", JSONB, server_default=sa.text("'{}'"), nullable=False))
    op.create_check_constraint(op.f("ck_orders_own"), "orders", "jsonb_typeof(own) = 'object'")
    op.create_index(
        "ix_orders_own", "orders", ["own"], postgresql_using="gin", postgresql_where=sa.text("own <> '{}'::jsonb")
    )


def downgrade() -> None:
    op.drop_column("orders", "own")
