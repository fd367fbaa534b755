"""Premises and their zones."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "premises"
down_revision = "clients"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "premises",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("area", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("periodicity", sa.Text(), nullable=True),
        sa.Column("rrule", sa.Text(), nullable=True),
        sa.Column("former_price", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("settlement", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("district", sa.Text(), server_default="", nullable=False),
        sa.Column("street", sa.Text(), server_default="", nullable=False),
        sa.Column("building", sa.Text(), server_default="", nullable=False),
        sa.Column("entrance", sa.Text(), server_default="", nullable=False),
        sa.Column("floor", sa.Text(), server_default="", nullable=False),
        sa.Column("flat", sa.Text(), server_default="", nullable=False),
        sa.Column("lat", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("lng", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("access", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_name", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_phone", sa.Text(), nullable=True),
        sa.Column("wishes", sa.Text(), server_default="", nullable=False),
        sa.Column("conditions", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("conditions_note", sa.Text(), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("sort_name", sa.Text(), sa.Computed("sortable(name)", persisted=True), nullable=False),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "to_tsvector('simple', fold(name || ' ' || settlement || ' ' || postcode || ' ' || district || ' ' || street || ' ' || building))",  # noqa: E501
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_premises_name")),
        sa.CheckConstraint(
            "periodicity in ('daily', 'six_days', 'workdays', 'four_weekly', 'three_weekly', 'twice_weekly', 'weekly', 'fortnightly', 'monthly', 'on_request', 'once')",  # noqa: E501
            name=op.f("ck_premises_periodicity"),
        ),
        sa.CheckConstraint(
            "purpose in ('office', 'medical', 'shop', 'hotel', 'restaurant', 'school', 'sport', 'warehouse', 'production', 'entrance', 'flat', 'house', 'other')",  # noqa: E501
            name=op.f("ck_premises_purpose"),
        ),
        sa.CheckConstraint("area > 0", name=op.f("ck_premises_area")),
        sa.CheckConstraint("former_price >= 0", name=op.f("ck_premises_former_price")),
        sa.CheckConstraint("lat between -90 and 90 and lng between -180 and 180", name=op.f("ck_premises_place")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_premises_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_premises_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_premises")),
    )
    op.create_index(op.f("ix_premises_branch_id"), "premises", ["branch_id"], unique=False)
    op.create_index("ix_premises_branch_id_sort_name_id", "premises", ["branch_id", "sort_name", "id"], unique=False)
    op.create_index(op.f("ix_premises_client_id"), "premises", ["client_id"], unique=False)
    op.create_index("ix_premises_conditions", "premises", ["conditions"], unique=False, postgresql_using="gin")
    op.create_index("ix_premises_search", "premises", ["search"], unique=False, postgresql_using="gin")
    op.create_index("ix_premises_sort_name_id", "premises", ["sort_name", "id"], unique=False)
    op.create_table(
        "zones",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("floor_kind", sa.Text(), nullable=True),
        sa.Column("area", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("windows", sa.Integer(), nullable=True),
        sa.Column("sanitary_units", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "floor_kind in ('tiles', 'parquet', 'laminate', 'carpet', 'linoleum', 'stone', 'concrete', 'other')",
            name=op.f("ck_zones_floor_kind"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_zones_name")),
        sa.CheckConstraint("area > 0 and windows >= 0 and sanitary_units >= 0", name=op.f("ck_zones_sizes")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_zones_premises_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zones")),
    )
    op.create_index(op.f("ix_zones_premises_id"), "zones", ["premises_id"], unique=False)


def downgrade() -> None:
    op.drop_table("zones")
    op.drop_table("premises")
