"""Tables of workforce."""

import sqlalchemy as sa
from alembic import op

revision = "workforce"
down_revision = "premises"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "employees",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="bg", nullable=False),
        sa.Column("skills", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("base_pay", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("hourly_cost", sa.Numeric(precision=14, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("hired_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("iban", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_employees_named")),
        sa.CheckConstraint("base_pay >= 0 and hourly_cost >= 0", name=op.f("ck_employees_pay")),
        sa.CheckConstraint("left_on is null or left_on >= hired_on", name=op.f("ck_employees_left_after_hired")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_employees_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employees")),
    )
    op.create_index(op.f("ix_employees_branch_id"), "employees", ["branch_id"], unique=False)
    op.create_index("ix_employees_name_id", "employees", ["name", "id"], unique=False)
    op.create_table(
        "crews",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), server_default="teal", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_crews_named")),
        sa.CheckConstraint(
            "colour in ('teal', 'blue', 'violet', 'amber', 'rose', 'grey')", name=op.f("ck_crews_colour")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_crews_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crews")),
    )
    op.create_index(op.f("ix_crews_branch_id"), "crews", ["branch_id"], unique=False)
    op.create_index(
        "uq_crews_branch_id_name", "crews", ["branch_id", "name"], unique=True, postgresql_where=sa.text("active")
    )
    op.create_table(
        "crew_members",
        sa.Column("crew_id", sa.BigInteger(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("lead", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["crew_id"], ["crews.id"], name=op.f("fk_crew_members_crew_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name=op.f("fk_crew_members_employee_id")),
        sa.PrimaryKeyConstraint("crew_id", "employee_id", name=op.f("pk_crew_members")),
    )
    op.create_index(op.f("ix_crew_members_employee_id"), "crew_members", ["employee_id"], unique=False)


def downgrade() -> None:
    op.drop_table("crew_members")
    op.drop_table("crews")
    op.drop_table("employees")
