"""A client's history is read in the order of time; tags are looked for only where there are any."""

from alembic import op
from sqlalchemy import text

revision = "read_in_time"
down_revision = "offers_accepted"
branch_labels = None
depends_on = None

OF_CLIENTS = text("client_id is not null")


def upgrade() -> None:
    op.create_index("ix_facts_client_id_at", "facts", ["client_id", "at", "id"], postgresql_where=OF_CLIENTS)
    op.drop_index("ix_facts_client_id_id", table_name="facts")
    op.create_index("ix_clients_tagged", "clients", ["id"], postgresql_where=text("tags <> '{}'"))


def downgrade() -> None:
    op.drop_index("ix_clients_tagged", table_name="clients")
    op.create_index("ix_facts_client_id_id", "facts", ["client_id", "id"], postgresql_where=OF_CLIENTS)
    op.drop_index("ix_facts_client_id_at", table_name="facts")
