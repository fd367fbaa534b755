"""Tables of visits."""

revision = "visits"
down_revision = "plans"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
