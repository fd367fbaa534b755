"""Who accepted an offer by its link."""

import sqlalchemy as sa
from alembic import op

revision = "offers_accepted"
down_revision = "orders"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("quotes", sa.Column("accepted_by", sa.Text(), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:
    op.drop_column("quotes", "accepted_by")
