"""Tables of catalogue."""

revision = "catalogue"
down_revision = "inventory"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
