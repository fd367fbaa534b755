"""Aggregates of purchasing on their tables."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.purchasing.tables import receipt_lines, receipts, scans, suppliers
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.purchasing.receipt import GoodsReceipt
from cleaning.domain.purchasing.receipt_line import ReceiptLine
from cleaning.domain.purchasing.scan import Scan
from cleaning.domain.purchasing.supplier import Supplier

LATE = ["created_at"]

mapping.map_imperatively(Supplier, suppliers, version_id_col=suppliers.c.version, exclude_properties=LATE)
mapping.map_imperatively(ReceiptLine, receipt_lines, version_id_col=receipt_lines.c.version)
mapping.map_imperatively(
    GoodsReceipt,
    receipts,
    version_id_col=receipts.c.version,
    exclude_properties=LATE,
    properties={
        "lines": relationship(
            ReceiptLine, order_by=receipt_lines.c.position, cascade="all, delete-orphan", lazy="selectin"
        )
    },
)
mapping.map_imperatively(Scan, scans, exclude_properties=LATE)
