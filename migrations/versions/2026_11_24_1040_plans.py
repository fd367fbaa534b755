"""Tables of plans."""

import sqlalchemy as sa
from alembic import op

revision = "plans"
down_revision = "sales"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cleaning_plans",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("ends_on is null or ends_on >= starts_on", name=op.f("ck_cleaning_plans_period")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_cleaning_plans_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_cleaning_plans_client_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_cleaning_plans_contract_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_cleaning_plans_premises_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cleaning_plans")),
        sa.UniqueConstraint("contract_id", "premises_id", name=op.f("uq_cleaning_plans_contract_id_premises_id")),
    )
    op.create_index(op.f("ix_cleaning_plans_branch_id"), "cleaning_plans", ["branch_id"], unique=False)
    op.create_index(op.f("ix_cleaning_plans_client_id"), "cleaning_plans", ["client_id"], unique=False)
    op.create_index(op.f("ix_cleaning_plans_premises_id"), "cleaning_plans", ["premises_id"], unique=False)
    op.create_table(
        "plan_items",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("contract_line_id", sa.BigInteger(), nullable=True),
        sa.Column("service_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("rrule", sa.Text(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("instructions", sa.Text(), server_default="", nullable=False),
        sa.Column("checklist", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("vat_code", sa.Text(), nullable=False),
        sa.CheckConstraint("per in ('visit', 'month')", name=op.f("ck_plan_items_per")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_plan_items_titled")),
        sa.CheckConstraint("ends_on is null or ends_on >= starts_on", name=op.f("ck_plan_items_period")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_plan_items_minutes")),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_plan_items_quantity")),
        sa.ForeignKeyConstraint(
            ["contract_line_id"], ["contract_lines.id"], name=op.f("fk_plan_items_contract_line_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["cleaning_plans.id"], name=op.f("fk_plan_items_plan_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_plan_items_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_items")),
    )
    op.create_index(op.f("ix_plan_items_contract_line_id"), "plan_items", ["contract_line_id"], unique=False)
    op.create_index(op.f("ix_plan_items_plan_id"), "plan_items", ["plan_id"], unique=False)
    op.create_index(op.f("ix_plan_items_service_id"), "plan_items", ["service_id"], unique=False)
    op.create_table(
        "plan_marks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("plan_item_id", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=True),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("mark <> 'skipped' or reason <> ''", name=op.f("ck_plan_marks_skipped_why")),
        sa.CheckConstraint("mark in ('done', 'skipped', 'not_needed')", name=op.f("ck_plan_marks_mark")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_plan_marks_by_user")),
        sa.ForeignKeyConstraint(["plan_item_id"], ["plan_items.id"], name=op.f("fk_plan_marks_plan_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_marks")),
        sa.UniqueConstraint("plan_item_id", "due_on", name=op.f("uq_plan_marks_plan_item_id_due_on")),
    )
    op.create_index(op.f("ix_plan_marks_by_user"), "plan_marks", ["by_user"], unique=False)
    op.create_index(
        "ix_plan_marks_visit_id",
        "plan_marks",
        ["visit_id"],
        unique=False,
        postgresql_where=sa.text("visit_id is not null"),
    )


def downgrade() -> None:
    op.drop_table("plan_marks")
    op.drop_table("plan_items")
    op.drop_table("cleaning_plans")
