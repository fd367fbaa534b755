"""Tables of sales."""

revision = "sales"
down_revision = "pricing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
