"""Reads of inventory, in Core. What lies where is read by :mod:`.stock_reads`, moves by :mod:`.move_reads`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, select

from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.inventory import move_reads, stock_reads
from cleaning.adapters.sql.inventory.search import named
from cleaning.adapters.sql.inventory.tables import item_barcodes, item_costs, items, stock_levels, warehouses
from cleaning.adapters.sql.own_lists import Order, made, narrowed_by
from cleaning.adapters.sql.reads import Reads
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.inventory.queries import (
    FoundItem,
    ItemCard,
    ItemCost,
    ItemFilter,
    ItemPlace,
    ItemRow,
    MoveRow,
    Pack,
    ShortageRow,
    StockFilter,
    StockRow,
    WarehouseRow,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.inventory import barcode
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, ItemId, VisitId, WarehouseId
from cleaning.domain.shared.money import Money, UnitCost

ZERO = Decimal(0)


def on_hand(scope: Scope) -> Any:
    """Per item, what lies in the warehouses the viewer may see."""
    return (
        select(stock_levels.c.item_id, func.sum(stock_levels.c.quantity).label("quantity"))
        .join(warehouses, warehouses.c.id == stock_levels.c.warehouse_id)
        .where(warehouses.c.branch_id.in_(scope.branch_ids))
        .group_by(stock_levels.c.item_id)
        .subquery("on_hand")
    )


@dataclass(frozen=True, slots=True)
class SqlInventoryQueries:
    reads: Reads
    company: CompanyQueries

    def items(
        self, scope: Scope, wanted: ItemFilter = ItemFilter(), *, after: str | None = None, limit: int = 50
    ) -> Page[ItemRow]:
        here = on_hand(scope)
        quantity = func.coalesce(here.c.quantity, 0).label("on_hand")
        columns = [items.c[n] for n in ItemRow.__struct_fields__ if n != "on_hand"]
        rows = select(*columns, quantity).outerjoin(here, here.c.item_id == items.c.id)
        if wanted.text.strip():
            rows = rows.where(named(wanted.text))
        if wanted.kinds:
            rows = rows.where(items.c.kind.in_(wanted.kinds))
        if wanted.below_minimum:
            rows = rows.where(func.coalesce(here.c.quantity, 0) < items.c.minimum)
        if not wanted.inactive:
            rows = rows.where(items.c.active)
        rows = rows.where(*narrowed_by(items.c.own, wanted.own))
        order = Order(items.c.own, wanted.own.sort, (items.c.name, items.c.id))
        return order.page(self.reads, rows, made(ItemRow), after, bounded(limit))

    def item(self, item_id: ItemId, scope: Scope) -> ItemCard:
        row = self.reads.first(select(items).where(items.c.id == item_id))
        if row is None:
            raise NotFound("item", item_id)
        packs = self.reads.structs(
            Pack,
            select(item_barcodes.c.gtin, item_barcodes.c.factor, item_barcodes.c.pack)
            .where(item_barcodes.c.item_id == item_id)
            .order_by(item_barcodes.c.factor, item_barcodes.c.id),
        )
        places = self._places(item_id, scope)
        held = self.reads.one(
            select(
                func.coalesce(func.sum(item_costs.c.quantity), 0).label("quantity"),
                func.sum(item_costs.c.value).label("value"),
            ).where(item_costs.c.item_id == item_id, item_costs.c.branch_id.in_(scope.branch_ids))
        )
        values = {n: row._mapping[n] for n in ItemCard.__struct_fields__ if n in row._mapping}
        return ItemCard(
            **values,
            packs=packs,
            places=places,
            on_hand=sum((place.quantity for place in places), ZERO),
            value=held.value or Money.ZERO,
            average=UnitCost(held.value.amount / held.quantity) if held.quantity else None,
        )

    def item_costs(
        self, item_ids: Iterable[ItemId] | None = None, branch_id: BranchId | None = None
    ) -> dict[ItemId, ItemCost]:
        quantity, value = func.sum(item_costs.c.quantity), func.sum(item_costs.c.value)
        held = select(item_costs.c.item_id, quantity.label("quantity"), value.label("value"))
        remembered = func.max(item_costs.c.average_cost).label("remembered")
        held = held.add_columns(remembered).group_by(item_costs.c.item_id)
        if branch_id is not None:
            held = held.where(item_costs.c.branch_id == branch_id)
        rows = select(items.c.id, items.c.code, items.c.name, items.c.unit, items.c.last_price)
        if item_ids is not None:
            wanted = sorted(set(item_ids))
            held, rows = held.where(item_costs.c.item_id.in_(wanted)), rows.where(items.c.id.in_(wanted))
        part = held.subquery()
        rows = rows.add_columns(part.c.quantity, part.c.value, part.c.remembered)
        basis = self.company.pricing_defaults().item_cost
        return {row.id: _cost(row, basis) for row in self.reads.all(rows.outerjoin(part, part.c.item_id == items.c.id))}

    def find(self, text: str, limit: int = 20) -> list[FoundItem]:
        if text.strip().isdigit() and (exact := self.by_barcode(text)) is not None:
            return [exact]
        rows = select(*_CHOICE).where(items.c.active)
        if text.strip():
            rows = rows.where(named(text))
        return self.reads.structs(FoundItem, rows.order_by(items.c.name, items.c.id).limit(limit))

    def by_barcode(self, code: str) -> FoundItem | None:
        packs = select(*_CHOICE, item_barcodes.c.factor, item_barcodes.c.pack).join(item_barcodes)
        found = self.reads.structs(FoundItem, packs.where(item_barcodes.c.gtin == barcode.normal(code)))
        return found[0] if found else None

    def names(self, item_ids: Iterable[ItemId]) -> dict[ItemId, str]:
        wanted = sorted(set(item_ids))
        if not wanted:
            return {}
        rows = self.reads.all(select(items.c.id, items.c.name).where(items.c.id.in_(wanted)))
        return {ItemId(row.id): row.name for row in rows}

    def warehouses(self, scope: Scope) -> list[WarehouseRow]:
        own = [warehouses.c[n] for n in WarehouseRow.__struct_fields__ if n != "branch"]
        rows = select(*own, branches.c.name.label("branch")).join(branches)
        rows = rows.where(warehouses.c.branch_id.in_(scope.branch_ids))
        return self.reads.structs(
            WarehouseRow, rows.order_by(branches.c.name, warehouses.c.main.desc(), warehouses.c.name)
        )

    def main_warehouse(self, branch_id: BranchId) -> WarehouseId | None:
        found = self.reads.scalar(select(warehouses.c.id).where(warehouses.c.branch_id == branch_id, warehouses.c.main))
        return None if found is None else WarehouseId(found)

    def stock(
        self, scope: Scope, wanted: StockFilter = StockFilter(), *, after: str | None = None, limit: int = 50
    ) -> Page[StockRow]:
        return stock_reads.page(self.reads, scope, wanted, after, limit)

    def stock_value(self, scope: Scope, wanted: StockFilter = StockFilter()) -> Money:
        return stock_reads.value(self.reads, scope, wanted)

    def moves(
        self,
        scope: Scope,
        *,
        item_id: ItemId | None = None,
        warehouse_id: WarehouseId | None = None,
        since: date | None = None,
        until: date | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[MoveRow]:
        zone = self.company.profile().zone
        window = move_reads.window(since, until, zone)
        return move_reads.page(self.reads, scope, item_id, warehouse_id, window, after, limit)

    def shortages(self, scope: Scope, limit: int = 50) -> list[ShortageRow]:
        return move_reads.shortages_of(self.reads, scope, limit)

    def used_by(self, visit_id: VisitId) -> Sequence[MoveRow]:
        return move_reads.of_source(self.reads, "visit", visit_id)

    def _places(self, item_id: ItemId, scope: Scope) -> list[ItemPlace]:
        rows: Select[Any] = (
            select(
                warehouses.c.id.label("warehouse_id"),
                warehouses.c.name.label("warehouse"),
                branches.c.name.label("branch"),
                func.sum(stock_levels.c.quantity).label("quantity"),
            )
            .join(warehouses, warehouses.c.id == stock_levels.c.warehouse_id)
            .join(branches, branches.c.id == warehouses.c.branch_id)
            .where(stock_levels.c.item_id == item_id, warehouses.c.branch_id.in_(scope.branch_ids))
            .group_by(warehouses.c.id, branches.c.name)
            .order_by(branches.c.name, warehouses.c.name)
        )
        return self.reads.structs(ItemPlace, rows)


_CHOICE = (items.c.id, items.c.code, items.c.name, items.c.unit, items.c.last_price)


def _cost(row: Any, basis: str) -> ItemCost:
    """By the company's choice; where that is not known yet, by the other."""
    average = UnitCost(row.value.amount / row.quantity) if row.quantity else row.remembered
    last = row.last_price
    chosen, other = (average, last) if basis == "average" else (last, average)
    return ItemCost(
        item_id=row.id,
        code=row.code,
        name=row.name,
        unit=row.unit,
        average=average,
        last=last,
        cost=other if chosen is None else chosen,
    )
