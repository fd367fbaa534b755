"""Tables of identity."""

revision = "identity"
down_revision = "workforce"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
