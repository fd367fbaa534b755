"""How premises lie in their tables."""

from dataclasses import fields

from sqlalchemy.orm import composite, relationship

from cleaning.adapters.sql.premises.tables import premises, zones
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.premises.place import Details, Place, Terms
from cleaning.domain.premises.premises import Premises, Room, Zone

mapping.map_imperatively(
    Zone,
    zones,
    column_prefix="_",
    properties={
        "id": zones.c.id,
        "position": zones.c.position,
        "room": composite(Room, *(zones.c[each.name] for each in fields(Room))),
    },
)
mapping.map_imperatively(
    Premises,
    premises,
    column_prefix="_",
    version_id_col=premises.c.version,
    exclude_properties=["created_at", "sort_name", "search"],
    properties={
        "id": premises.c.id,
        "version": premises.c.version,
        "client_id": premises.c.client_id,
        "branch_id": premises.c.branch_id,
        "active": premises.c.active,
        "details": composite(Details, *(premises.c[each.name] for each in fields(Details))),
        "place": composite(Place, *(premises.c[each.name] for each in fields(Place))),
        "terms": composite(Terms, *(premises.c[each.name] for each in fields(Terms))),
        "zones": relationship(Zone, order_by=zones.c.position, cascade="all, delete-orphan", lazy="selectin"),
    },
)
