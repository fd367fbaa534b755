"""Find items by what people remember of them."""

from sqlalchemy import ColumnElement, and_, func, or_, select

from cleaning.adapters.sql.inventory.tables import item_barcodes, items


def like(text: str) -> str:
    """A pattern that finds the fragment itself; its own wildcards are letters like others."""
    escaped = text.strip().lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def named(text: str) -> ColumnElement[bool]:
    """Items whose code, name or barcode contains every word."""
    digits = select(item_barcodes.c.item_id).where(item_barcodes.c.gtin.like(like(text)))
    words = [
        or_(func.lower(items.c.name).like(like(word)), func.lower(items.c.code).like(like(word)))
        for word in text.split()[:5]
    ]
    return or_(and_(*words), items.c.id.in_(digits)) if len(text.strip()) >= 6 else and_(*words)
