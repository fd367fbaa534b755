"""Quotes and contracts are found by the words of their titles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "titles_found"
down_revision = "openings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("quotes", "contracts"):
        words = sa.Computed("to_tsvector('simple', fold(title))", persisted=True)
        op.add_column(table, sa.Column("titled", TSVECTOR(), words, nullable=False))
        op.create_index(f"ix_{table}_titled", table, ["titled"], postgresql_using="gin")


def downgrade() -> None:
    for table in ("quotes", "contracts"):
        op.drop_column(table, "titled")
