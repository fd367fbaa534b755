"""Documents as aggregates."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.billing.tables import invoice_lines, invoice_vat, invoices
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.billing.invoice import Invoice, Line, VatRow

parts = {"lazy": "selectin", "cascade": "all, delete-orphan", "passive_deletes": True}

mapping.map_imperatively(Line, invoice_lines)
mapping.map_imperatively(VatRow, invoice_vat)
mapping.map_imperatively(
    Invoice,
    invoices,
    version_id_col=invoices.c.version,
    exclude_properties=["created_at", "sealed"],
    properties={
        "lines": relationship(Line, order_by=invoice_lines.c.position, **parts),
        "vat_rows": relationship(VatRow, order_by=invoice_vat.c.position, **parts),
    },
)
