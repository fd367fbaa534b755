"""Tables of workforce."""

revision = "workforce"
down_revision = "premises"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
