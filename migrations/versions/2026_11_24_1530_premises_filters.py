"""Places are found by every attribute: words of wishes and hours, settlement, area, floor coverings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "premises_filters"
down_revision = "dictionaries"
branch_labels = None
depends_on = None

TOLD = "to_tsvector('simple', fold(wishes || ' ' || conditions_note || ' ' || hours || ' ' || contact_name))"


def upgrade() -> None:
    op.add_column("premises", sa.Column("told", TSVECTOR(), sa.Computed(TOLD, persisted=True), nullable=False))
    op.create_index("ix_premises_told", "premises", ["told"], postgresql_using="gin")
    op.create_index("ix_premises_settlement_sort_name_id", "premises", ["settlement", "sort_name", "id"])
    op.create_index("ix_premises_area", "premises", ["area"])
    op.create_index("ix_zones_floor_kind_premises_id", "zones", ["floor_kind", "premises_id"])

    op.execute("update saved_filters set query = replace(query, 'with_wishes=true', 'wishes=yes')")


def downgrade() -> None:
    op.execute("update saved_filters set query = replace(query, 'wishes=yes', 'with_wishes=true')")
    op.drop_index("ix_zones_floor_kind_premises_id", "zones")
    op.drop_index("ix_premises_area", "premises")
    op.drop_index("ix_premises_settlement_sort_name_id", "premises")
    op.drop_column("premises", "told")
