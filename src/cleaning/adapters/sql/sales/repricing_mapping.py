"""Repricings on their tables."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.registry import mapping
from cleaning.adapters.sql.sales.repricing_tables import repriced_contracts, repricings
from cleaning.domain.sales.repricing import RepricedContract, Repricing

mapping.map_imperatively(RepricedContract, repriced_contracts)
mapping.map_imperatively(
    Repricing,
    repricings,
    version_id_col=repricings.c.version,
    exclude_properties=["letters", "letters_file"],
    properties={
        "contracts": relationship(
            RepricedContract, lazy="selectin", cascade="all, delete-orphan", order_by=repriced_contracts.c.id
        )
    },
)
