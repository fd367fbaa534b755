"""Tables of reports."""

revision = "reports"
down_revision = "documents"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
