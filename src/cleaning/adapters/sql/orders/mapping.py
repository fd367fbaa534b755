"""Orders as aggregates."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.orders.tables import order_conditions, order_lines, orders
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.orders.condition import OrderCondition
from cleaning.domain.orders.line import OrderLine
from cleaning.domain.orders.order import Order

parts = {"lazy": "selectin", "cascade": "all, delete-orphan", "passive_deletes": True}

mapping.map_imperatively(OrderLine, order_lines)
mapping.map_imperatively(OrderCondition, order_conditions)
mapping.map_imperatively(
    Order,
    orders,
    version_id_col=orders.c.version,
    properties={
        "lines": relationship(OrderLine, order_by=[order_lines.c.position, order_lines.c.id], **parts),
        "conditions": relationship(
            OrderCondition, order_by=[order_conditions.c.position, order_conditions.c.id], **parts
        ),
    },
)
