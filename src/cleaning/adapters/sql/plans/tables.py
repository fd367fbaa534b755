"""Where cleaning plans, their items and the marks of what was done are kept."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import relationship

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, Json, MoneyType, Number, one_of
from cleaning.domain.plans.item import PlanItem
from cleaning.domain.plans.plan import CleaningPlan
from cleaning.domain.plans.values import Mark, Pause, Per

cleaning_plans = Table(
    "cleaning_plans",
    metadata,
    id_column(),
    branch_column(),
    reference("contract_id", "contracts.id", nullable=True, index=False),
    reference("client_id", "clients.id"),
    reference("premises_id", "premises.id"),
    Column("title", Text, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    created_column(),
    version_column(),
    UniqueConstraint("contract_id", "premises_id"),
    CheckConstraint("ends_on is null or ends_on >= starts_on", name="period"),
)

plan_items = Table(
    "plan_items",
    metadata,
    id_column(),
    reference("plan_id", "cleaning_plans.id"),
    reference("contract_line_id", "contract_lines.id", nullable=True),
    reference("service_id", "services.id", nullable=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("zone", Text, nullable=False, server_default=""),
    Column("rrule", Text, nullable=False),
    Column("start_time", Time, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("instructions", Text, nullable=False, server_default=""),
    Column("checklist", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("quantity", Number, nullable=False),
    Column("unit", Text, nullable=False),
    Column("price", MoneyType, nullable=False),
    Column("per", EnumText(Per), nullable=False),
    Column("vat_code", Text, nullable=False),
    Column("pauses", Json(tuple[Pause, ...]), nullable=False, server_default=text("'[]'")),
    CheckConstraint("title <> ''", name="titled"),
    CheckConstraint("minutes > 0", name="minutes"),
    CheckConstraint("quantity >= 0", name="quantity"),
    CheckConstraint(one_of("per", Per), name="per"),
    CheckConstraint("ends_on is null or ends_on >= starts_on", name="period"),
)

plan_marks = Table(
    "plan_marks",
    metadata,
    id_column(),
    reference("plan_item_id", "plan_items.id", index=False),
    Column("due_on", Date, nullable=False),
    Column("mark", EnumText(Mark), nullable=False),
    Column("visit_id", BigInteger),
    reference("by_user", "users.id", nullable=True),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    UniqueConstraint("plan_item_id", "due_on"),
    CheckConstraint(one_of("mark", Mark), name="mark"),
    CheckConstraint("mark <> 'skipped' or reason <> ''", name="skipped_why"),
    Index("ix_plan_marks_visit_id", "visit_id", postgresql_where=text("visit_id is not null")),
)

mapping.map_imperatively(PlanItem, plan_items)
mapping.map_imperatively(
    CleaningPlan,
    cleaning_plans,
    version_id_col=cleaning_plans.c.version,
    properties={
        "items": relationship(
            PlanItem,
            order_by=[plan_items.c.position, plan_items.c.id],
            cascade="all, delete-orphan",
            lazy="selectin",
        )
    },
)
