"""Tables of visits."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "visits"
down_revision = "plans"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=True),
        sa.Column("contract_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("crew_id", sa.BigInteger(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.Text(), server_default="planned", nullable=False),
        sa.Column("items", sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("price", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("latitude", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("longitude", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_why", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(accepted_at is null) = (accepted_by = '')", name=op.f("ck_visits_accepted")),
        sa.CheckConstraint("accepted_at is null or stage = 'done'", name=op.f("ck_visits_accepted_when_done")),
        sa.CheckConstraint("stage <> 'cancelled' or cancelled_why <> ''", name=op.f("ck_visits_cancelled_why")),
        sa.CheckConstraint(
            "stage <> 'done' or (started_at is not null and completed_at is not null)", name=op.f("ck_visits_done")
        ),
        sa.CheckConstraint("stage in ('planned', 'underway', 'done', 'cancelled')", name=op.f("ck_visits_stage")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_visits_slot")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_visits_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_visits_client_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_visits_contract_id")),
        sa.ForeignKeyConstraint(["crew_id"], ["crews.id"], name=op.f("fk_visits_crew_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["cleaning_plans.id"], name=op.f("fk_visits_plan_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_visits_premises_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("plan_id", "planned_for", name=op.f("uq_visits_plan_id_planned_for")),
    )
    op.create_index("ix_visits_branch_id_starts_at", "visits", ["branch_id", "starts_at", "id"], unique=False)
    op.create_index("ix_visits_client_id_starts_at", "visits", ["client_id", "starts_at"], unique=False)
    op.create_index(
        "ix_visits_contract_id_completed_at",
        "visits",
        ["contract_id", "completed_at"],
        unique=False,
        postgresql_where=sa.text("stage = 'done'"),
    )
    op.create_index(
        "ix_visits_crew_id",
        "visits",
        ["crew_id", "starts_at"],
        unique=False,
        postgresql_where=sa.text("crew_id is not null"),
    )
    op.create_index("ix_visits_premises_id_starts_at", "visits", ["premises_id", "starts_at"], unique=False)
    op.create_table(
        "visit_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("contract_line_id", sa.BigInteger(), nullable=True),
        sa.Column("service_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("vat_code", sa.Text(), nullable=False),
        sa.Column("piece_rate", sa.Numeric(precision=18, scale=6), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("per in ('visit', 'month')", name=op.f("ck_visit_lines_per")),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_visit_lines_quantity")),
        sa.ForeignKeyConstraint(
            ["contract_line_id"], ["contract_lines.id"], name=op.f("fk_visit_lines_contract_line_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_visit_lines_service_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_lines_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_lines")),
    )
    op.create_index(op.f("ix_visit_lines_contract_line_id"), "visit_lines", ["contract_line_id"], unique=False)
    op.create_index(op.f("ix_visit_lines_service_id"), "visit_lines", ["service_id"], unique=False)
    op.create_index(op.f("ix_visit_lines_visit_id"), "visit_lines", ["visit_id"], unique=False)
    op.create_table(
        "visit_tasks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_item_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("required", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.BigInteger(), nullable=True),
        sa.Column("skipped_reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("done_at is null or skipped_reason = ''", name=op.f("ck_visit_tasks_done_or_skipped")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_visit_tasks_titled")),
        sa.ForeignKeyConstraint(["done_by"], ["users.id"], name=op.f("fk_visit_tasks_done_by")),
        sa.ForeignKeyConstraint(["plan_item_id"], ["plan_items.id"], name=op.f("fk_visit_tasks_plan_item_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_tasks_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_tasks")),
    )
    op.create_index(op.f("ix_visit_tasks_done_by"), "visit_tasks", ["done_by"], unique=False)
    op.create_index(op.f("ix_visit_tasks_plan_item_id"), "visit_tasks", ["plan_item_id"], unique=False)
    op.create_index(op.f("ix_visit_tasks_visit_id"), "visit_tasks", ["visit_id"], unique=False)
    op.create_table(
        "visit_members",
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("slot", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("share", sa.Numeric(precision=14, scale=4), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.text("int8range(employee_id, employee_id, '[]')"), "&&"),
            (sa.column("slot"), "&&"),
            where=sa.text("not cancelled"),
            using="gist",
            name="ex_visit_members_one_place_at_a_time",
        ),
        sa.CheckConstraint("minutes is null or minutes >= 0", name=op.f("ck_visit_members_minutes")),
        sa.CheckConstraint("share is null or share >= 0", name=op.f("ck_visit_members_share")),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name=op.f("fk_visit_members_employee_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_members_visit_id")),
        sa.PrimaryKeyConstraint("visit_id", "employee_id", name=op.f("pk_visit_members")),
    )
    op.create_index("ix_visit_members_employee_id", "visit_members", ["employee_id", "visit_id"], unique=False)
    op.create_table(
        "visit_projections",
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["cleaning_plans.id"], name=op.f("fk_visit_projections_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_visit_projections")),
    )
    op.create_index("ix_visit_projections_until", "visit_projections", ["until"], unique=False)


def downgrade() -> None:
    op.drop_table("visit_projections")
    op.drop_table("visit_members")
    op.drop_table("visit_tasks")
    op.drop_table("visit_lines")
    op.drop_table("visits")
