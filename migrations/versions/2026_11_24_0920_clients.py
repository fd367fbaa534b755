"""Tables of clients."""

revision = "clients"
down_revision = "company"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
