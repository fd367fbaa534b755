"""Tables of payroll: paid visits and what each employee earned on each line."""

import sqlalchemy as sa
from alembic import op

revision = "payroll"
down_revision = "treasury"
branch_labels = None
depends_on = None

MONEY, QUANTITY, UNIT_COST = sa.Numeric(14, 2), sa.Numeric(14, 4), sa.Numeric(18, 6)

KEPT = """
create trigger {table}_append_only before update or delete on {table} for each row execute function refuse_change();
create trigger {table}_no_truncate before truncate on {table} for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.create_table(
        "paid_visits",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("visit_id", sa.BigInteger, nullable=False),
        sa.Column("branch_id", sa.BigInteger, nullable=False),
        sa.Column("client_id", sa.BigInteger, nullable=False),
        sa.Column("premises_id", sa.BigInteger, nullable=False),
        sa.Column("worked_on", sa.Date, nullable=False),
        sa.Column("total", MONEY, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paid_visits")),
        sa.UniqueConstraint("visit_id", name=op.f("uq_paid_visits_visit_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_paid_visits_visit_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_paid_visits_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_paid_visits_client_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_paid_visits_premises_id")),
    )
    op.create_index("ix_paid_visits_branch_id", "paid_visits", ["branch_id"])
    op.create_index("ix_paid_visits_client_id", "paid_visits", ["client_id", "worked_on"])
    op.create_table(
        "earnings",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("paid_visit_id", sa.BigInteger, nullable=False),
        sa.Column("visit_line_id", sa.BigInteger, nullable=False),
        sa.Column("employee_id", sa.BigInteger, nullable=False),
        sa.Column("branch_id", sa.BigInteger, nullable=False),
        sa.Column("worked_on", sa.Date, nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("service_id", sa.BigInteger),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("quantity", QUANTITY, nullable=False),
        sa.Column("rate", UNIT_COST, nullable=False),
        sa.Column("quality", QUANTITY, nullable=False),
        sa.Column("whole", MONEY, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("weight", QUANTITY, nullable=False),
        sa.Column("weights", QUANTITY, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("amount", MONEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earnings")),
        sa.UniqueConstraint("visit_line_id", "employee_id", name=op.f("uq_earnings_visit_line_id_employee_id")),
        sa.CheckConstraint("month = date_trunc('month', worked_on)::date", name=op.f("ck_earnings_month_is_first_day")),
        sa.CheckConstraint(
            "quantity >= 0 AND rate >= 0 AND quality >= 0 AND minutes >= 0", name=op.f("ck_earnings_not_negative")
        ),
        sa.CheckConstraint("weight >= 0 AND weight <= weights AND weights > 0", name=op.f("ck_earnings_weight_within")),
        sa.ForeignKeyConstraint(["paid_visit_id"], ["paid_visits.id"], name=op.f("fk_earnings_paid_visit_id")),
        sa.ForeignKeyConstraint(["visit_line_id"], ["visit_lines.id"], name=op.f("fk_earnings_visit_line_id")),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name=op.f("fk_earnings_employee_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_earnings_branch_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_earnings_service_id")),
        sa.CheckConstraint("basis in ('minutes', 'share')", name=op.f("ck_earnings_basis")),
    )
    op.create_index("ix_earnings_paid_visit_id", "earnings", ["paid_visit_id"])
    op.create_index("ix_earnings_branch_id", "earnings", ["branch_id"])
    op.create_index("ix_earnings_employee_id_month", "earnings", ["employee_id", "month"])
    op.create_index("ix_earnings_month_branch_id", "earnings", ["month", "branch_id"])
    for table in ("paid_visits", "earnings"):
        op.execute(KEPT.format(table=table))


def downgrade() -> None:
    op.drop_table("earnings")
    op.drop_table("paid_visits")
