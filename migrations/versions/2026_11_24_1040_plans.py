"""Tables of plans."""

revision = "plans"
down_revision = "sales"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
