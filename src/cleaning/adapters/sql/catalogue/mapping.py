"""Catalogue aggregates on their tables."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.catalogue.tables import coefficients, service_equipment, service_materials, services
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.catalogue.coefficient import Coefficient
from cleaning.domain.catalogue.service import Consumption, Equipment, Service

mapping.map_imperatively(Consumption, service_materials)
mapping.map_imperatively(Equipment, service_equipment)
mapping.map_imperatively(
    Service,
    services,
    version_id_col=services.c.version,
    exclude_properties=["created_at"],
    properties={
        "materials": relationship(
            Consumption, lazy="selectin", cascade="all, delete-orphan", order_by=service_materials.c.position
        ),
        "equipment": relationship(
            Equipment, lazy="selectin", cascade="all, delete-orphan", order_by=service_equipment.c.position
        ),
    },
)
mapping.map_imperatively(Coefficient, coefficients, version_id_col=coefficients.c.version)
