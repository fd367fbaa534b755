"""How premises lie in their tables."""

from dataclasses import fields

from sqlalchemy.orm import composite, relationship

from cleaning.adapters.sql.premises.tables import access_codes, premises, zones
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.premises.access_code import AccessCode
from cleaning.domain.premises.place import Details, Place, Terms
from cleaning.domain.premises.premises import Premises, Room, Zone
from cleaning.domain.shared.sealed import Sealed

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
    exclude_properties=["created_at", "sort_name", "search", "told", "access"],
    properties={
        "id": premises.c.id,
        "version": premises.c.version,
        "client_id": premises.c.client_id,
        "branch_id": premises.c.branch_id,
        "active": premises.c.active,
        "own": premises.c.own,
        "details": composite(Details, *(premises.c[each.name] for each in fields(Details))),
        "place": composite(Place, *(premises.c[each.name] for each in fields(Place))),
        "terms": composite(Terms, *(premises.c[each.name] for each in fields(Terms))),
        "zones": relationship(Zone, order_by=zones.c.position, cascade="all, delete-orphan", lazy="selectin"),
    },
)
mapping.map_imperatively(
    AccessCode,
    access_codes,
    column_prefix="_",
    version_id_col=access_codes.c.version,
    exclude_properties=["created_at"],
    properties={
        **{name: access_codes.c[name] for name in ("id", "version", "premises_id", "branch_id", "label")},
        "sealed": composite(Sealed, access_codes.c.key_id, access_codes.c.sealed),
    },
)
