"""What lies where, now or at any past moment, and the moves that made it so."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.inventory.add_warehouse import AddWarehouse
from cleaning.application.inventory.move_stock import MoveStock, Moving
from cleaning.application.inventory.queries import InventoryQueries, MoveRow, StockFilter, StockRow, WarehouseRow
from cleaning.application.inventory.reverse_move import ReverseMove
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.inventory.values import WarehouseKind
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId
from cleaning.web.http import Request, inject


class WarehouseInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    branch_id: BranchId
    name: str
    kind: WarehouseKind = WarehouseKind.STORE


class Papered(msgspec.Struct, frozen=True, kw_only=True):
    """The number of the paper that explains the moves."""

    number: str


class StockApi(Controller):
    path = "/stock"
    tags = ("stock",)

    @get("/", summary="On hand per warehouse and item; at = a past moment, such as 2026-11-20T18:00:00+02:00")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        inventory: FromDishka[InventoryQueries],
        q: str = "",
        warehouse_id: int | None = None,
        item_id: int | None = None,
        at: datetime | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[StockRow]:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        wanted = StockFilter(
            text=q,
            warehouse_id=None if warehouse_id is None else WarehouseId(warehouse_id),
            item_id=None if item_id is None else ItemId(item_id),
            at=at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at,
        )
        return inventory.stock(access.viewer.scope, wanted, after=after, limit=bounded(limit))

    @get("/moves", summary="Moves, newest first; of one item, of one warehouse")
    @inject
    def moves(
        self,
        request: Request,
        access: FromDishka[Access],
        inventory: FromDishka[InventoryQueries],
        item_id: int | None = None,
        warehouse_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[MoveRow]:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        return inventory.moves(
            access.viewer.scope,
            item_id=None if item_id is None else ItemId(item_id),
            warehouse_id=None if warehouse_id is None else WarehouseId(warehouse_id),
            after=after,
            limit=bounded(limit),
        )

    @post("/moves", summary="Give out, take back, write off or carry to another warehouse; all lines or none")
    @inject
    def move(self, request: Request, data: Moving, move: FromDishka[MoveStock]) -> Papered:
        return Papered(number=move(data))

    @post("/moves/{move_id:int}/reversal", summary="Undo an issue, a write-off or what a visit took, once")
    @inject
    def reverse(self, request: Request, move_id: int, reverse: FromDishka[ReverseMove]) -> Papered:
        return Papered(number=reverse(move_id))


class WarehousesApi(Controller):
    path = "/warehouses"
    tags = ("stock",)

    @get("/", summary="Where things lie")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], inventory: FromDishka[InventoryQueries]
    ) -> list[WarehouseRow]:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        return inventory.warehouses(access.viewer.scope)

    @post("/", summary="Add a warehouse; the first store of a branch is its main one")
    @inject
    def add(
        self,
        request: Request,
        data: WarehouseInput,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddWarehouse],
        inventory: FromDishka[InventoryQueries],
    ) -> WarehouseRow:
        warehouse_id = add(data.branch_id, data.name, data.kind)
        return next(row for row in inventory.warehouses(viewer.scope) if row.id == warehouse_id)


ROUTES = (StockApi, WarehousesApi)
