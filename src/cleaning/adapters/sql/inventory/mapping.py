"""Aggregates of inventory on their tables."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.inventory.tables import item_barcodes, items, stocktake_lines, stocktakes, warehouses
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.inventory.item import Barcode, Item
from cleaning.domain.inventory.stocktake import Counted, Stocktake
from cleaning.domain.inventory.warehouse import Warehouse

OWNED = {"cascade": "all, delete-orphan", "lazy": "selectin"}

mapping.map_imperatively(Barcode, item_barcodes)
mapping.map_imperatively(
    Item,
    items,
    version_id_col=items.c.version,
    exclude_properties=["created_at"],
    properties={"barcodes": relationship(Barcode, order_by=item_barcodes.c.id, **OWNED)},
)
mapping.map_imperatively(Warehouse, warehouses, version_id_col=warehouses.c.version)
mapping.map_imperatively(Counted, stocktake_lines)
mapping.map_imperatively(
    Stocktake,
    stocktakes,
    version_id_col=stocktakes.c.version,
    properties={"lines": relationship(Counted, order_by=stocktake_lines.c.id, **OWNED)},
)
