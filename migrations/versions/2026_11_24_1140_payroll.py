"""Tables of payroll."""

revision = "payroll"
down_revision = "treasury"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
