"""Where things lie: stores, vans, kits of crews, cupboards at clients."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.inventory.add_warehouse import AddWarehouse, ChangeWarehouse
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.inventory.values import WarehouseKind
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, WarehouseId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class WarehouseController(Controller):
    path = "/stock/warehouses"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        form: Form,
    ) -> Response:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        return _list(request, form, viewer, inventory)

    @post("/", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        add: FromDishka[AddWarehouse],
    ) -> Response:
        branch, name = form.ref("branch_id", required=True), form.text("name", required=True, max=80)
        kind = form.choice("kind", WarehouseKind, required=True)
        with form.attempt():
            if branch and kind and not form.errors:
                add(BranchId(branch), name, kind)
        if form.errors:
            return _list(request, form, viewer, inventory, status=422)
        return see(request, "/stock/warehouses", flash="Saved")

    @get("/{warehouse_id:int}")
    @inject
    def edit(
        self,
        request: Request,
        warehouse_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        form: Form,
    ) -> Response:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        return _edit(request, warehouse_id, form, viewer, inventory)

    @post("/{warehouse_id:int}", status_code=200)
    @inject
    def change(
        self,
        request: Request,
        warehouse_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        change: FromDishka[ChangeWarehouse],
    ) -> Response:
        name = form.text("name", required=True, max=80)
        kind = form.choice("kind", WarehouseKind, required=True)
        with form.attempt():
            if kind and not form.errors:
                change(
                    WarehouseId(warehouse_id),
                    name=name,
                    kind=kind,
                    active=form.flag("active"),
                    version=form.whole("version"),
                )
        if form.errors:
            return _edit(request, warehouse_id, form, viewer, inventory, status=422)
        return see(request, "/stock/warehouses", flash="Saved")


def _kinds() -> dict[str, Any]:
    return {"kinds": [kind.value for kind in WarehouseKind]}


def _list(request: Request, form: Form, viewer: Viewer, inventory: InventoryQueries, *, status: int = 200) -> Response:
    rows = inventory.warehouses(viewer.scope)
    return page(request, "office/stock/warehouses", status=status, form=form, warehouses=rows, **_kinds())


def _edit(
    request: Request,
    warehouse_id: int,
    form: Form,
    viewer: Viewer,
    inventory: InventoryQueries,
    *,
    status: int = 200,
) -> Response:
    found = next((one for one in inventory.warehouses(viewer.scope) if one.id == warehouse_id), None)
    if found is None:
        raise NotFound("warehouse", warehouse_id)
    return page(request, "office/stock/warehouse", status=status, form=form, warehouse=found, **_kinds())


ROUTES = (WarehouseController,)
