"""Tables of the catalogue: services with their norms, materials and equipment; coefficients."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, MoneyType, Number, UnitCostType, one_of
from cleaning.domain.catalogue.values import Category, CoefficientGroup
from cleaning.domain.shared.quantity import Unit

PERCENT = Number(7, 4)
PER_UNIT = Number(16, 6)
EMPTY = text("'{}'")

services = Table(
    "services",
    metadata,
    id_column(),
    Column("code", Text, nullable=False),
    Column("name_bg", Text, nullable=False),
    Column("name_en", Text, nullable=False, server_default=text("''")),
    Column("category", EnumText(Category), nullable=False),
    Column("unit", EnumText(Unit), nullable=False),
    Column("vat_code", Text, nullable=False, server_default=text("'standard'")),
    Column("minutes_per_unit", Number(), nullable=False),
    Column("piece_rate", UnitCostType, nullable=False, server_default=text("0")),
    Column("checklist", ARRAY(Text), nullable=False, server_default=EMPTY),
    Column("skills", ARRAY(Text), nullable=False, server_default=EMPTY),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    created_column(),
    version_column(),
    UniqueConstraint("code"),
    CheckConstraint(one_of("category", Category), name="category"),
    CheckConstraint(one_of("unit", Unit), name="unit"),
    CheckConstraint("minutes_per_unit > 0", name="norm"),
    CheckConstraint("piece_rate >= 0", name="piece_rate"),
    Index("ix_services_name_bg_id", "name_bg", "id"),
)

service_materials = Table(
    "service_materials",
    metadata,
    id_column(),
    Column("service_id", BigInteger, ForeignKey("services.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    reference("item_id", "items.id"),
    Column("per_unit", PER_UNIT, nullable=False),
    Column("waste", PERCENT, nullable=False, server_default=text("0")),
    UniqueConstraint("service_id", "item_id"),
    CheckConstraint("per_unit > 0", name="per_unit"),
    CheckConstraint("waste >= 0", name="waste"),
)

service_equipment = Table(
    "service_equipment",
    metadata,
    id_column(),
    Column("service_id", BigInteger, ForeignKey("services.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    reference("item_id", "items.id", nullable=True),
    Column("name", Text, nullable=False),
    Column("share", PERCENT, nullable=False),
    Column("price", MoneyType, nullable=False),
    Column("life_hours", Number(), nullable=False),
    CheckConstraint("share >= 0 and share <= 100", name="share"),
    CheckConstraint("price >= 0", name="price"),
    CheckConstraint("life_hours > 0", name="life_hours"),
)

coefficients = Table(
    "coefficients",
    metadata,
    id_column(),
    Column("grp", EnumText(CoefficientGroup), nullable=False),
    Column("code", Text, nullable=False),
    Column("name_bg", Text, nullable=False),
    Column("name_en", Text, nullable=False, server_default=text("''")),
    Column("value", Number(), nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    version_column(),
    UniqueConstraint("grp", "code"),
    CheckConstraint(one_of("grp", CoefficientGroup), name="grp"),
    CheckConstraint("value > 0", name="value"),
)
