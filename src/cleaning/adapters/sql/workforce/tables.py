"""Where employees and their crews are kept."""

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
    text,
)
from sqlalchemy.orm import relationship

from cleaning.adapters.sql.own_columns import own_column, own_index
from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, version_column
from cleaning.adapters.sql.types import EnumText, MoneyType, one_of
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.workforce.crew import Colour, Crew, Member
from cleaning.domain.workforce.employee import Employee

employees = Table(
    "employees",
    metadata,
    id_column(),
    branch_column(),
    Column("name", Text, nullable=False),
    Column("position", Text, nullable=False, server_default=""),
    Column("phone", Text, nullable=False, server_default=""),
    Column("email", Text, nullable=False, server_default=""),
    Column("language", Text, nullable=False, server_default="bg"),
    Column("skills", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("base_pay", MoneyType, nullable=False, server_default=text("0")),
    Column("hourly_cost", MoneyType, nullable=False, server_default=text("0")),
    Column("hired_on", Date, nullable=False),
    Column("left_on", Date),
    Column("iban", Text, nullable=False, server_default="", info={"secret": True}),
    created_column(),
    version_column(),
    own_column(Subject.EMPLOYEE),
    CheckConstraint("name <> ''", name="named"),
    CheckConstraint("base_pay >= 0 and hourly_cost >= 0", name="pay"),
    CheckConstraint("left_on is null or left_on >= hired_on", name="left_after_hired"),
    Index("ix_employees_name_id", "name", "id"),
)
own_index(employees)

crews = Table(
    "crews",
    metadata,
    id_column(),
    branch_column(),
    Column("name", Text, nullable=False),
    Column("colour", EnumText(Colour), nullable=False, server_default="teal"),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    created_column(),
    version_column(),
    CheckConstraint("name <> ''", name="named"),
    CheckConstraint(one_of("colour", Colour), name="colour"),
    Index("uq_crews_branch_id_name", "branch_id", "name", unique=True, postgresql_where=text("active")),
)

crew_members = Table(
    "crew_members",
    metadata,
    Column("crew_id", BigInteger, ForeignKey("crews.id", ondelete="CASCADE"), primary_key=True),
    Column("employee_id", BigInteger, ForeignKey("employees.id"), primary_key=True, index=True),
    Column("lead", Boolean, nullable=False, server_default=text("false")),
    Column("position", Integer, nullable=False, server_default=text("0")),
)

mapping.map_imperatively(Employee, employees, version_id_col=employees.c.version)
mapping.map_imperatively(Member, crew_members)
mapping.map_imperatively(
    Crew,
    crews,
    version_id_col=crews.c.version,
    properties={
        "members": relationship(Member, order_by=crew_members.c.position, cascade="all, delete-orphan", lazy="selectin")
    },
)
