"""Tables of purchasing."""

revision = "purchasing"
down_revision = "visits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
