"""Places that are cleaned and their zones."""

from sqlalchemy import Boolean, CheckConstraint, Column, Computed, ForeignKey, Index, Integer, LargeBinary, Table, Text
from sqlalchemy.dialects.postgresql import TSVECTOR

from cleaning.adapters.sql.own_columns import own_column, own_index
from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import Code, EnumText, MoneyType, Number, Words, one_of
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity
from cleaning.domain.shared.own.field import Subject

SEARCHED = "name || ' ' || settlement || ' ' || postcode || ' ' || district || ' ' || street || ' ' || building"

TOLD = "wishes || ' ' || conditions_note || ' ' || hours || ' ' || contact_name"


def text_column(name: str) -> Column[str]:
    """A text nobody has to write: empty, never null."""
    return Column(name, Text, nullable=False, server_default="")


premises = Table(
    "premises",
    metadata,
    id_column(),
    version_column(),
    reference("client_id", "clients.id"),
    branch_column(),
    created_column(),
    Column("name", Text, nullable=False),
    Column("purpose", Code(), nullable=False),
    Column("area", Number()),
    Column("periodicity", EnumText(Periodicity)),
    Column("rrule", Text),
    Column("former_price", MoneyType()),
    Column("ekatte", Text, ForeignKey("settlements.ekatte"), index=True),
    text_column("region"),
    text_column("municipality"),
    text_column("settlement"),
    text_column("postcode"),
    text_column("district"),
    text_column("street"),
    text_column("building"),
    text_column("entrance"),
    text_column("floor"),
    text_column("flat"),
    Column("lat", Number(9, 6)),
    Column("lng", Number(9, 6)),
    # Codes written before they were sealed; emptied by sealing.py, to be dropped once nobody comes from there.
    Column("access", Text, nullable=False, server_default="", info={"secret": True}),
    text_column("hours"),
    text_column("contact_name"),
    Column("contact_phone", Text),
    text_column("wishes"),
    Column("conditions", Words(Condition), nullable=False, server_default="{}"),
    text_column("conditions_note"),
    Column("active", Boolean, nullable=False, server_default="true"),
    own_column(Subject.PREMISES),
    Column("sort_name", Text, Computed("sortable(name)", persisted=True), nullable=False),
    Column("search", TSVECTOR, Computed(f"to_tsvector('simple', fold({SEARCHED}))", persisted=True), nullable=False),
    Column("fragments", TSVECTOR, Computed("fragments(name)", persisted=True), nullable=False),
    Column("told", TSVECTOR, Computed(f"to_tsvector('simple', fold({TOLD}))", persisted=True), nullable=False),
    CheckConstraint(one_of("periodicity", Periodicity), name="periodicity"),
    CheckConstraint("name <> ''", name="name"),
    CheckConstraint("area > 0", name="area"),
    CheckConstraint("former_price >= 0", name="former_price"),
    CheckConstraint("lat between -90 and 90 and lng between -180 and 180", name="place"),
)
own_index(premises)
Index("ix_premises_sort_name_id", premises.c.sort_name, premises.c.id)
Index("ix_premises_purpose_sort_name_id", premises.c.purpose, premises.c.sort_name, premises.c.id)
Index("ix_premises_branch_id_sort_name_id", premises.c.branch_id, premises.c.sort_name, premises.c.id)
Index("ix_premises_search", premises.c.search, postgresql_using="gin")
Index("ix_premises_fragments", premises.c.fragments, postgresql_using="gin")
Index("ix_premises_told", premises.c.told, postgresql_using="gin")
Index("ix_premises_settlement_sort_name_id", premises.c.settlement, premises.c.sort_name, premises.c.id)
Index("ix_premises_area", premises.c.area)
Index("ix_premises_conditions", premises.c.conditions, postgresql_using="gin")

zones = Table(
    "zones",
    metadata,
    id_column(),
    reference("premises_id", "premises.id"),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("floor_kind", EnumText(FloorKind)),
    Column("area", Number()),
    Column("windows", Integer),
    Column("sanitary_units", Integer),
    text_column("note"),
    CheckConstraint(one_of("floor_kind", FloorKind), name="floor_kind"),
    CheckConstraint("name <> ''", name="name"),
    CheckConstraint("area > 0 and windows >= 0 and sanitary_units >= 0", name="sizes"),
)

Index("ix_zones_floor_kind_premises_id", zones.c.floor_kind, zones.c.premises_id)

access_codes = Table(
    "access_codes",
    metadata,
    id_column(),
    version_column(),
    reference("premises_id", "premises.id"),
    branch_column(),
    created_column(),
    text_column("label"),
    Column("key_id", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False, info={"secret": True}),
    CheckConstraint("octet_length(sealed) > 28 and key_id <> ''", name="sealed"),
)
