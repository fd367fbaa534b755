"""Tables of treasury."""

revision = "treasury"
down_revision = "ledger"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
