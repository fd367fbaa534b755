"""What lies where, now or on a past day; moves made by hand; what visits lacked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.inventory.move_stock import BY_HAND, MovedLine, MoveStock, Moving
from cleaning.application.inventory.queries import InventoryQueries, StockFilter
from cleaning.application.inventory.reverse_move import ReverseMove
from cleaning.application.inventory.settle_shortage import SettleShortage
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.inventory.values import ItemKind, MoveKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ItemId, WarehouseId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see

ROWS = 5


def end_of(day: date, zone: str) -> datetime:
    """The last moment of a day by the company's clock."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(zone)) - timedelta(microseconds=1)


class StockController(Controller):
    path = "/stock"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        company: FromDishka[CompanyQueries],
        q: str = "",
        warehouse: int | None = None,
        kind: ItemKind | None = None,
        on: date | None = None,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        wanted = StockFilter(
            text=q,
            warehouse_id=None if warehouse is None else WarehouseId(warehouse),
            kinds=(kind,) if kind else (),
            at=None if on is None else end_of(on, company.profile().zone),
        )
        return page(
            request,
            "office/stock/list",
            stock=inventory.stock(viewer.scope, wanted, after=after),
            value=inventory.stock_value(viewer.scope, wanted),
            warehouses=inventory.warehouses(viewer.scope),
            shortages=inventory.shortages(viewer.scope, limit=6),
            kinds=[one.value for one in ItemKind],
            on=on,
        )

    @get("/moves/new")
    @inject
    def new(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        form: Form,
        kind: MoveKind = MoveKind.ISSUE,
    ) -> Response:
        access.require(Permission.INVENTORY_STOCK_MOVE)
        return _form(request, form, kind, viewer, inventory)

    @post("/moves", status_code=200)
    @inject
    def move(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        move: FromDishka[MoveStock],
    ) -> Response:
        kind = form.choice("kind", MoveKind, required=True)
        warehouse, target = form.ref("warehouse_id", required=True), form.ref("target_id")
        note = form.text("note")
        lines = _lines(form)
        with form.attempt():
            moving = form.into(
                Moving, kind=kind, warehouse_id=warehouse, target_id=target, note=note, lines=tuple(lines)
            )
            move(moving)
        if form.errors:
            return _form(request, form, kind or MoveKind.ISSUE, viewer, inventory, status=422)
        return see(request, f"/stock?warehouse={warehouse}", flash="The stock is moved.")

    @post("/moves/{move_id:int}/reversal", status_code=200)
    @inject
    def reverse(self, request: Request, move_id: int, form: Form, reverse: FromDishka[ReverseMove]) -> Response:
        reverse(move_id)
        item = form.ref("item_id")
        return see(request, f"/items/{item}/moves" if item else "/stock", flash="The move is undone.")

    @get("/shortages")
    @inject
    def shortages(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
    ) -> Response:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        return page(request, "office/stock/shortages", shortages=inventory.shortages(viewer.scope, limit=200))

    @post("/shortages/{shortage_id:int}/settlement", status_code=200)
    @inject
    def settle(self, request: Request, shortage_id: int, form: Form, settle: FromDishka[SettleShortage]) -> Response:
        settle(shortage_id)
        return see(request, "/stock/shortages", flash="Saved")


def _lines(form: Form) -> list[MovedLine]:
    """Rows with an item; a row with a quantity only is a slip."""
    found: list[MovedLine] = []
    for row in form.rows("line"):
        item, quantity = row.ref("item_id"), row.decimal("quantity")
        if item is None and quantity is None:
            continue
        if item is None:
            row.refuse("item_id", RuleBroken("field.required"))
        elif quantity is None:
            row.refuse("quantity", RuleBroken("field.required"))
        else:
            found.append(MovedLine(item_id=ItemId(item), quantity=quantity))
    return found


def _form(
    request: Request, form: Form, kind: MoveKind, viewer: Viewer, inventory: InventoryQueries, *, status: int = 200
) -> Response:
    known: dict[str, Any] = {
        "warehouses": [one for one in inventory.warehouses(viewer.scope) if one.active],
        "kinds": [one.value for one in BY_HAND],
        "kind": kind.value,
        "rows": ROWS,
    }
    return page(request, "office/stock/new", status=status, form=form, **known)


ROUTES = (StockController,)
