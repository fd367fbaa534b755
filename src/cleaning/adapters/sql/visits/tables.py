"""Where visits are kept: who goes where and when, what is to be done and what it is worth.

A planned visit is one row: what it will do is named by ``items`` (the plan's items due then). Its lines and tasks are
copied from them when the crew checks in, so twelve months of visits stay cheap and a plan's wording may change until
the work begins.
"""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import relationship

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, MoneyType, Number, UnitCostType, one_of
from cleaning.adapters.sql.visits.types import SlotType
from cleaning.domain.visits.parts import Line, Member, Task
from cleaning.domain.visits.values import Per, Stage
from cleaning.domain.visits.visit import Visit

visits = Table(
    "visits",
    metadata,
    id_column(),
    Column("branch_id", BigInteger, ForeignKey("branches.id"), nullable=False),
    Column("plan_id", BigInteger, ForeignKey("cleaning_plans.id")),
    Column("contract_id", BigInteger, ForeignKey("contracts.id")),
    Column("order_id", BigInteger, ForeignKey("orders.id")),
    Column("client_id", BigInteger, ForeignKey("clients.id"), nullable=False),
    Column("premises_id", BigInteger, ForeignKey("premises.id"), nullable=False),
    Column("crew_id", BigInteger, ForeignKey("crews.id")),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("planned_for", Instant, nullable=False),
    Column("stage", EnumText(Stage), nullable=False, server_default=Stage.PLANNED.value),
    Column("items", ARRAY(BigInteger), nullable=False, server_default=text("'{}'")),
    Column("price", MoneyType, nullable=False, server_default=text("0")),
    Column("started_at", Instant),
    Column("latitude", Number(9, 6)),
    Column("longitude", Number(9, 6)),
    Column("completed_at", Instant),
    Column("accepted_by", Text, nullable=False, server_default=""),
    Column("accepted_at", Instant),
    Column("cancelled_why", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    created_column(),
    version_column(),
    UniqueConstraint("plan_id", "planned_for"),
    CheckConstraint("ends_at > starts_at", name="slot"),
    CheckConstraint(one_of("stage", Stage), name="stage"),
    CheckConstraint("stage <> 'done' or (started_at is not null and completed_at is not null)", name="done"),
    CheckConstraint("stage <> 'cancelled' or cancelled_why <> ''", name="cancelled_why"),
    CheckConstraint("(accepted_at is null) = (accepted_by = '')", name="accepted"),
    CheckConstraint("accepted_at is null or stage = 'done'", name="accepted_when_done"),
    Index("ix_visits_branch_id_starts_at", "branch_id", "starts_at", "id"),
    Index("ix_visits_client_id_starts_at", "client_id", "starts_at"),
    Index("ix_visits_premises_id_starts_at", "premises_id", "starts_at"),
    Index("ix_visits_crew_id", "crew_id", "starts_at", postgresql_where=text("crew_id is not null")),
    Index("ix_visits_order_id", "order_id", postgresql_where=text("order_id is not null")),
    Index("ix_visits_contract_id_completed_at", "contract_id", "completed_at", postgresql_where=text("stage = 'done'")),
)

visit_lines = Table(
    "visit_lines",
    metadata,
    id_column(),
    reference("visit_id", "visits.id"),
    reference("contract_line_id", "contract_lines.id", nullable=True),
    reference("service_id", "services.id"),
    Column("position", Integer, nullable=False),
    Column("description", Text, nullable=False),
    Column("quantity", Number, nullable=False),
    Column("unit", Text, nullable=False),
    Column("price", MoneyType, nullable=False),
    Column("per", EnumText(Per), nullable=False),
    Column("vat_code", Text, nullable=False),
    Column("piece_rate", UnitCostType, nullable=False, server_default=text("0")),
    CheckConstraint("quantity >= 0", name="quantity"),
    CheckConstraint(one_of("per", Per), name="per"),
)

visit_tasks = Table(
    "visit_tasks",
    metadata,
    id_column(),
    reference("visit_id", "visits.id"),
    reference("plan_item_id", "plan_items.id", nullable=True),
    Column("position", Integer, nullable=False),
    Column("zone", Text, nullable=False, server_default=""),
    Column("title", Text, nullable=False),
    Column("required", Boolean, nullable=False, server_default=text("true")),
    Column("done_at", Instant),
    reference("done_by", "users.id", nullable=True),
    Column("skipped_reason", Text, nullable=False, server_default=""),
    CheckConstraint("title <> ''", name="titled"),
    CheckConstraint("done_at is null or skipped_reason = ''", name="done_or_skipped"),
)

visit_members = Table(
    "visit_members",
    metadata,
    Column("visit_id", BigInteger, ForeignKey("visits.id"), primary_key=True),
    Column("employee_id", BigInteger, ForeignKey("employees.id"), primary_key=True),
    Column("slot", SlotType, nullable=False),
    Column("cancelled", Boolean, nullable=False, server_default=text("false")),
    Column("minutes", Integer),
    Column("share", Number),
    CheckConstraint("minutes is null or minutes >= 0", name="minutes"),
    CheckConstraint("share is null or share >= 0", name="share"),
    Index("ix_visit_members_employee_id", "employee_id", "visit_id"),
)
visit_members.append_constraint(
    ExcludeConstraint(
        (func.int8range(visit_members.c.employee_id, visit_members.c.employee_id, literal_column("'[]'")), "&&"),
        (visit_members.c.slot, "&&"),
        where=text("not cancelled"),
        using="gist",
        name="ex_visit_members_one_place_at_a_time",
    )
)

projections = Table(
    "visit_projections",
    metadata,
    Column("plan_id", BigInteger, ForeignKey("cleaning_plans.id"), primary_key=True),
    Column("until", Date, nullable=False),
    Index("ix_visit_projections_until", "until"),
)

mapping.map_imperatively(Member, visit_members)
mapping.map_imperatively(Line, visit_lines)
mapping.map_imperatively(Task, visit_tasks)
mapping.map_imperatively(
    Visit,
    visits,
    version_id_col=visits.c.version,
    properties={
        "members": relationship(
            Member, order_by=visit_members.c.employee_id, cascade="all, delete-orphan", lazy="selectin"
        ),
        "lines": relationship(
            Line, order_by=[visit_lines.c.position, visit_lines.c.id], cascade="all, delete-orphan", lazy="selectin"
        ),
        "tasks": relationship(
            Task, order_by=[visit_tasks.c.position, visit_tasks.c.id], cascade="all, delete-orphan", lazy="selectin"
        ),
    },
)
