"""What lies where: now from the balances, at a past moment from the moves before it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, Subquery, case, func, literal, null, select, tuple_

from cleaning.adapters.sql.inventory.search import named
from cleaning.adapters.sql.inventory.tables import item_costs, items, stock_levels, stock_moves, warehouses
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.inventory.queries import StockFilter, StockRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, decode_cursor, page_of
from cleaning.domain.shared.money import Money


def balances(wanted: StockFilter) -> Subquery:
    """Per warehouse and item: how many, in how many lots, the first day one expires."""
    if wanted.at is None:
        c = stock_levels.c
        rows = select(
            c.warehouse_id,
            c.item_id,
            func.sum(c.quantity).label("quantity"),
            func.count().filter(c.lot != "", c.quantity > 0).label("lots"),
            func.min(c.expires_on).filter(c.quantity > 0).label("expires_on"),
        )
        source: Any = stock_levels
    else:
        m = stock_moves.c
        rows = select(
            m.warehouse_id,
            m.item_id,
            func.sum(m.quantity).label("quantity"),
            literal(0).label("lots"),
            null().label("expires_on"),
        ).where(m.at <= wanted.at)
        source = stock_moves
    if wanted.warehouse_id is not None:
        rows = rows.where(source.c.warehouse_id == wanted.warehouse_id)
    if wanted.item_id is not None:
        rows = rows.where(source.c.item_id == wanted.item_id)
    return rows.group_by(source.c.warehouse_id, source.c.item_id).subquery("balances")


def costs(wanted: StockFilter) -> Subquery:
    """Per branch and item: how many the branch has and what they are worth together."""
    if wanted.at is None:
        return select(item_costs.c.branch_id, item_costs.c.item_id, item_costs.c.quantity, item_costs.c.value).subquery(
            "costs"
        )
    m = stock_moves.c
    rows = select(m.branch_id, m.item_id, func.sum(m.quantity).label("quantity"), func.sum(m.value).label("value"))
    return rows.where(m.at <= wanted.at).group_by(m.branch_id, m.item_id).subquery("costs")


def rows_of(scope: Scope, wanted: StockFilter) -> Select[Any]:
    here, worth = balances(wanted), costs(wanted)
    share = case((worth.c.quantity > 0, worth.c.value * here.c.quantity / worth.c.quantity), else_=0)
    rows = (
        select(
            here.c.warehouse_id,
            warehouses.c.name.label("warehouse"),
            warehouses.c.branch_id,
            here.c.item_id,
            items.c.code,
            items.c.name,
            items.c.unit,
            here.c.quantity,
            func.round(share, 2, type_=MoneyType()).label("value"),
            items.c.minimum,
            here.c.lots,
            here.c.expires_on,
        )
        .join(items, items.c.id == here.c.item_id)
        .join(warehouses, warehouses.c.id == here.c.warehouse_id)
        .outerjoin(worth, (worth.c.item_id == here.c.item_id) & (worth.c.branch_id == warehouses.c.branch_id))
        .where(warehouses.c.branch_id.in_(scope.branch_ids), here.c.quantity > 0)
    )
    if wanted.text.strip():
        rows = rows.where(named(wanted.text))
    if wanted.kinds:
        rows = rows.where(items.c.kind.in_(wanted.kinds))
    return rows


def page(reads: Reads, scope: Scope, wanted: StockFilter, after: str | None, limit: int) -> Page[StockRow]:
    """By item name, then warehouse."""
    rows = rows_of(scope, wanted)
    key = (items.c.name, rows.selected_columns.item_id, rows.selected_columns.warehouse_id)
    if (last := decode_cursor(after)) is not None:
        rows = rows.where(tuple_(*key) > tuple_(*last))
    found = reads.structs(StockRow, rows.order_by(*key).limit(limit + 1))
    return page_of(found, limit, lambda row: (row.name, row.item_id, row.warehouse_id))


def value(reads: Reads, scope: Scope, wanted: StockFilter) -> Money:
    """Of everything the filter shows, to the cent where it shows a whole branch."""
    part = rows_of(scope, wanted).subquery()
    found = reads.scalar(select(func.sum(part.c.value)))
    return Money.ZERO if found is None else found
