"""Tables of documents."""

revision = "documents"
down_revision = "messaging"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
