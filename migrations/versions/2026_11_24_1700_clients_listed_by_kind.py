"""Lists of one kind or segment of clients go along an index of their own: firms begin where many persons are passed."""

from alembic import op

revision = "clients_listed_by_kind"
down_revision = "read_in_time"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("kind", "segment"):
        op.create_index(f"ix_clients_{column}_sort_name_id", "clients", [column, "sort_name", "id"])


def downgrade() -> None:
    for column in ("kind", "segment"):
        op.drop_index(f"ix_clients_{column}_sort_name_id", table_name="clients")
