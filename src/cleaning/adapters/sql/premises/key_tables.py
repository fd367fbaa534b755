"""Keys of places and who had them."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Table, Text, func, literal_column, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import relationship

from cleaning.adapters.sql.premises.tables import text_column
from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, one_of
from cleaning.domain.premises.site_key import Holding, KeyState, SiteKey

site_keys = Table(
    "site_keys",
    metadata,
    id_column(),
    version_column(),
    reference("premises_id", "premises.id"),
    branch_column(),
    created_column(),
    Column("tag", Text, nullable=False),
    text_column("what"),
    Column("state", EnumText(KeyState), nullable=False),
    Column("since", Instant, nullable=False),
    reference("holder_id", "employees.id", nullable=True),
    Column("due_on", Date),
    CheckConstraint(one_of("state", KeyState), name="state"),
    CheckConstraint("(state = 'out') = (holder_id is not null)", name="holder"),
    CheckConstraint("due_on is null or state = 'out'", name="due_on"),
)
Index("uq_site_keys_tag", site_keys.c.tag, unique=True)

key_holdings = Table(
    "key_holdings",
    metadata,
    id_column(),
    reference("key_id", "site_keys.id"),
    reference("employee_id", "employees.id"),
    Column("taken_at", Instant, nullable=False),
    Column("signed_by", Text, nullable=False),
    Column("returned_at", Instant),
    text_column("received_by"),
    text_column("note"),
    CheckConstraint("returned_at >= taken_at", name="returned_at"),
    CheckConstraint("signed_by <> ''", name="signed_by"),
)
key_holdings.append_constraint(
    ExcludeConstraint(
        (func.int8range(key_holdings.c.key_id, key_holdings.c.key_id, literal_column("'[]'")), "&&"),
        (func.tstzrange(key_holdings.c.taken_at, key_holdings.c.returned_at), "&&"),
        using="gist",
        name="ex_key_holdings_one_holder",
    )
)
Index("uq_key_holdings_key_id", key_holdings.c.key_id, unique=True, postgresql_where=text("returned_at is null"))

mapping.map_imperatively(Holding, key_holdings)
mapping.map_imperatively(
    SiteKey,
    site_keys,
    version_id_col=site_keys.c.version,
    exclude_properties=["created_at"],
    properties={
        "holdings": relationship(
            Holding, order_by=key_holdings.c.taken_at, cascade="all, delete-orphan", lazy="selectin"
        )
    },
)
