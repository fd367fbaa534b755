"""Tables of pricing."""

revision = "pricing"
down_revision = "catalogue"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
