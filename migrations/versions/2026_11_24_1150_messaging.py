"""Tables of messaging."""

revision = "messaging"
down_revision = "payroll"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
