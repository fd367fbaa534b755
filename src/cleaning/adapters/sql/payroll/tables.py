"""What was earned: one row per paid visit, one per visit line and employee. Rows are added, never changed."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, Table, Text, UniqueConstraint

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference
from cleaning.adapters.sql.types import EnumText, MoneyType, Number, UnitCostType, one_of
from cleaning.domain.payroll.piece_rate import Basis

paid_visits = Table(
    "paid_visits",
    metadata,
    id_column(),
    reference("visit_id", "visits.id", index=False),
    branch_column(),
    reference("client_id", "clients.id", index=False),
    reference("premises_id", "premises.id", index=False),
    Column("worked_on", Date, nullable=False),
    Column("total", MoneyType(), nullable=False),
    created_column(),
    UniqueConstraint("visit_id", name="uq_paid_visits_visit_id"),
    Index("ix_paid_visits_client_id", "client_id", "worked_on"),
)

earnings = Table(
    "earnings",
    metadata,
    id_column(),
    reference("paid_visit_id", "paid_visits.id"),
    reference("visit_line_id", "visit_lines.id", index=False),
    reference("employee_id", "employees.id", index=False),
    branch_column(),
    Column("worked_on", Date, nullable=False),
    Column("month", Date, nullable=False),
    reference("service_id", "services.id", nullable=True, index=False),
    Column("description", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("quantity", Number(), nullable=False),
    Column("rate", UnitCostType(), nullable=False),
    Column("quality", Number(), nullable=False),
    Column("whole", MoneyType(), nullable=False),
    Column("basis", EnumText(Basis), nullable=False),
    Column("weight", Number(), nullable=False),
    Column("weights", Number(), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("amount", MoneyType(), nullable=False),
    UniqueConstraint("visit_line_id", "employee_id", name="uq_earnings_visit_line_id_employee_id"),
    CheckConstraint("month = date_trunc('month', worked_on)::date", name="month_is_first_day"),
    CheckConstraint("quantity >= 0 and rate >= 0 and quality >= 0 and minutes >= 0", name="not_negative"),
    CheckConstraint("weight >= 0 and weight <= weights and weights > 0", name="weight_within"),
    CheckConstraint(one_of("basis", Basis), name="basis"),
    Index("ix_earnings_employee_id_month", "employee_id", "month"),
    Index("ix_earnings_month_branch_id", "month", "branch_id"),
)
