"""The table of price changes that go through the sheets in chunks."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, Table, Text, text

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import id_column, reference, version_column
from cleaning.adapters.sql.types import Instant, UnitCostType
from cleaning.domain.pricing.wave import Wave

price_waves = Table(
    "price_waves",
    metadata,
    id_column(),
    reference("item_id", "items.id", index=False),
    Column("known", UnitCostType),
    Column("source", Text, nullable=False, server_default=text("''")),
    Column("actor_id", BigInteger),
    Column("began_at", Instant, nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False, server_default=text("0")),
    Column("last", BigInteger, nullable=False, server_default=text("0")),
    Column("ended_at", Instant),
    version_column(),
    CheckConstraint("done >= 0 and last >= 0", name="progress"),
    Index("ix_price_waves_open", "item_id", postgresql_where=text("ended_at is null")),
)
mapping.map_imperatively(Wave, price_waves, version_id_col=price_waves.c.version)
