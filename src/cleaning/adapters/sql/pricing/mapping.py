"""Cost sheets on their tables. The attributes ``materials`` and ``equipment`` are sums; the parts are ``lines``."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.pricing.tables import cost_sheet_equipment, cost_sheet_lines, cost_sheets
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.pricing.cost_sheet import CostSheet, SheetLine, SheetMachine

mapping.map_imperatively(SheetLine, cost_sheet_lines)
mapping.map_imperatively(SheetMachine, cost_sheet_equipment)
mapping.map_imperatively(
    CostSheet,
    cost_sheets,
    version_id_col=cost_sheets.c.version,
    exclude_properties=["created_at"],
    properties={
        "lines": relationship(
            SheetLine, lazy="selectin", cascade="all, delete-orphan", order_by=cost_sheet_lines.c.position
        ),
        "machines": relationship(
            SheetMachine, lazy="selectin", cascade="all, delete-orphan", order_by=cost_sheet_equipment.c.position
        ),
    },
)
