"""The movement card, and what visits lacked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, exists, func, null, select

from cleaning.adapters.sql.inventory.tables import items, shortages, stock_moves, warehouses
from cleaning.adapters.sql.reads import Reads
from cleaning.application.inventory.queries import MoveRow, ShortageRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, decode_cursor, page_of
from cleaning.domain.shared.ids import ItemId, WarehouseId

Window = tuple[datetime | None, datetime | None]
M = stock_moves.c
PLAIN = ("id", "at", "kind", "item_id", "warehouse_id", "lot", "quantity", "unit_cost", "value")
later = stock_moves.alias("later")


def window(since: date | None, until: date | None, zone: str) -> Window:
    """From the first moment of one day to the last of another, as the company's clock says."""
    local = ZoneInfo(zone)

    def start(day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=local).astimezone(UTC)

    return (start(since) if since else None, start(until + timedelta(days=1)) if until else None)


def _rows(after: Any) -> Select[Any]:
    undone = exists().where(later.c.reverses_id == M.id).correlate(stock_moves)
    return (
        select(
            *[M[name] for name in PLAIN],
            M.source_kind,
            M.source_id,
            M.note,
            items.c.name.label("item"),
            items.c.unit,
            warehouses.c.name.label("warehouse"),
            undone.label("reversed"),
            after.label("after"),
        )
        .join(items, items.c.id == M.item_id)
        .join(warehouses, warehouses.c.id == M.warehouse_id)
    )


def page(
    reads: Reads,
    scope: Scope,
    item_id: ItemId | None,
    warehouse_id: WarehouseId | None,
    between: Window,
    after: str | None,
    limit: int,
) -> Page[MoveRow]:
    """Newest first; the balance after a move is summed over the one item in the one warehouse, or in all of them."""
    if item_id is None:
        left: Any = null()
    else:
        before = later.c.item_id == item_id, later.c.id <= M.id, later.c.branch_id.in_(scope.branch_ids)
        place = (later.c.warehouse_id == warehouse_id,) if warehouse_id is not None else ()
        total = select(func.sum(later.c.quantity)).where(*before, *place).correlate(stock_moves)
        left = total.scalar_subquery()
    rows = _rows(left).where(M.branch_id.in_(scope.branch_ids))
    if item_id is not None:
        rows = rows.where(M.item_id == item_id)
    if warehouse_id is not None:
        rows = rows.where(M.warehouse_id == warehouse_id)
    if between[0] is not None:
        rows = rows.where(M.at >= between[0])
    if between[1] is not None:
        rows = rows.where(M.at < between[1])
    if (last := decode_cursor(after)) is not None:
        rows = rows.where(M.id < last[0])
    found = reads.structs(MoveRow, rows.order_by(M.id.desc()).limit(limit + 1))
    return page_of(found, limit, lambda row: (row.id,))


def of_source(reads: Reads, kind: str, source_id: int) -> list[MoveRow]:
    nothing = null()
    rows = _rows(nothing).where(M.source_kind == kind, M.source_id == source_id)
    return reads.structs(MoveRow, rows.order_by(M.id))


def shortages_of(reads: Reads, scope: Scope, limit: int) -> list[ShortageRow]:
    s = shortages.c
    rows = (
        select(
            *[s[n] for n in ("id", "at", "branch_id", "item_id", "wanted", "missing", "source_kind", "source_id")],
            warehouses.c.name.label("warehouse"),
            items.c.name.label("item"),
            items.c.unit,
        )
        .join(items, items.c.id == s.item_id)
        .outerjoin(warehouses, warehouses.c.id == s.warehouse_id)
        .where(s.branch_id.in_(scope.branch_ids), s.settled_at.is_(None))
    )
    return reads.structs(ShortageRow, rows.order_by(s.id.desc()).limit(limit))
