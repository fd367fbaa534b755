"""Services with norms, materials and equipment; coefficients."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "catalogue"
down_revision = "inventory"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coefficients",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("grp", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_bg", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("value", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "grp in ('purpose', 'soiling', 'floor', 'height', 'urgency', 'hours')", name=op.f("ck_coefficients_grp")
        ),
        sa.CheckConstraint("value > 0", name=op.f("ck_coefficients_value")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coefficients")),
        sa.UniqueConstraint("grp", "code", name=op.f("uq_coefficients_grp_code")),
    )
    op.create_table(
        "services",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_bg", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("vat_code", sa.Text(), server_default=sa.text("'standard'"), nullable=False),
        sa.Column("minutes_per_unit", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("piece_rate", sa.Numeric(precision=18, scale=6), server_default=sa.text("0"), nullable=False),
        sa.Column("checklist", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("skills", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "category in ('office', 'home', 'entrance', 'sanitary', 'windows', 'floors', 'carpets', 'after_building',"
            " 'outdoor', 'industrial', 'disinfection', 'supplies', 'other')",
            name=op.f("ck_services_category"),
        ),
        sa.CheckConstraint(
            "unit in ('m2', 'h', 'piece', 'l', 'kg', 'm', 'visit', 'month')", name=op.f("ck_services_unit")
        ),
        sa.CheckConstraint("minutes_per_unit > 0", name=op.f("ck_services_norm")),
        sa.CheckConstraint("piece_rate >= 0", name=op.f("ck_services_piece_rate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
        sa.UniqueConstraint("code", name=op.f("uq_services_code")),
    )
    op.create_index("ix_services_name_bg_id", "services", ["name_bg", "id"], unique=False)
    op.create_table(
        "service_equipment",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("service_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("share", sa.Numeric(precision=7, scale=4), nullable=False),
        sa.Column("price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("life_hours", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.CheckConstraint("life_hours > 0", name=op.f("ck_service_equipment_life_hours")),
        sa.CheckConstraint("price >= 0", name=op.f("ck_service_equipment_price")),
        sa.CheckConstraint("share >= 0 and share <= 100", name=op.f("ck_service_equipment_share")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_service_equipment_item_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_service_equipment_service_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_equipment")),
    )
    op.create_index(op.f("ix_service_equipment_item_id"), "service_equipment", ["item_id"], unique=False)
    op.create_index(op.f("ix_service_equipment_service_id"), "service_equipment", ["service_id"], unique=False)
    op.create_table(
        "service_materials",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("service_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("per_unit", sa.Numeric(precision=16, scale=6), nullable=False),
        sa.Column("waste", sa.Numeric(precision=7, scale=4), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("per_unit > 0", name=op.f("ck_service_materials_per_unit")),
        sa.CheckConstraint("waste >= 0", name=op.f("ck_service_materials_waste")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_service_materials_item_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_service_materials_service_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_materials")),
        sa.UniqueConstraint("service_id", "item_id", name=op.f("uq_service_materials_service_id_item_id")),
    )
    op.create_index(op.f("ix_service_materials_item_id"), "service_materials", ["item_id"], unique=False)


def downgrade() -> None:
    op.drop_table("service_materials")
    op.drop_table("service_equipment")
    op.drop_table("services")
    op.drop_table("coefficients")
