"""Tables of billing."""

revision = "billing"
down_revision = "purchasing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
