"""Items: what is bought, kept and used up, with packs, prices and the movement card."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.inventory.add_item import AddItem
from cleaning.application.inventory.change_item import ChangeItem
from cleaning.application.inventory.link_barcode import LinkBarcode, UnlinkBarcode
from cleaning.application.inventory.queries import InventoryQueries, ItemCard, ItemFilter
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.inventory.item import ItemDetails
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.shared.ids import ItemId, WarehouseId
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.shared.quantity import Unit
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, part, see
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import own_list
from cleaning.web.own_values import stored_own, typed_own

UNITS = (Unit.PIECE, Unit.LITRE, Unit.KILOGRAM, Unit.METRE, Unit.AREA)


def details(form: Form) -> dict[str, Any]:
    """What a form says about an item."""
    return {
        "code": form.text("code", max=40),
        "name": form.text("name", required=True),
        "kind": form.choice("kind", ItemKind, required=True),
        "unit": form.choice("unit", Unit, required=True),
        "minimum": form.decimal("minimum", least=0),
        "target": form.decimal("target", least=0),
        "note": form.text("note", max=2000),
    }


def choices() -> dict[str, Any]:
    return {"kinds": [kind.value for kind in ItemKind], "units": [unit.value for unit in UNITS]}


def asked(request: Request, item: ItemCard | None = None) -> dict[str, Any]:
    """What the form of an item needs besides itself."""
    own = own_fields_of(request, Subject.ITEM)
    known = stored_own(item.own, own, lang_of(request)) if item else {}
    return choices() | {"own_fields": own, "own_known": known}


class ItemController(Controller):
    path = "/items"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        q: str = "",
        kind: ItemKind | None = None,
        below: bool = False,
        inactive: bool = False,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.INVENTORY_ITEM_VIEW)
        own = own_list(request, own_fields_of(request, Subject.ITEM))
        kinds = (kind,) if kind else ()
        wanted = ItemFilter(text=q, kinds=kinds, below_minimum=below, inactive=inactive, own=own.asked)
        items = inventory.items(viewer.scope, wanted, after=after)
        return page(request, "office/items/list", items=items, own=own, **choices())

    @get("/pick")
    @inject
    def pick(
        self, request: Request, access: FromDishka[Access], inventory: FromDishka[InventoryQueries], q: str = ""
    ) -> Response:
        access.require(Permission.INVENTORY_ITEM_VIEW)
        found = inventory.find(q, limit=12)
        return part(request, "ui/options", rows=[(item.id, item.name, item.code) for item in found])

    @get("/new")
    @inject
    def new(self, request: Request, access: FromDishka[Access], form: Form) -> Response:
        access.require(Permission.INVENTORY_ITEM_EDIT)
        return page(request, "office/items/new", form=form, **asked(request))

    @post("/", status_code=200)
    @inject
    def add(self, request: Request, form: Form, add: FromDishka[AddItem]) -> Response:
        known, typed = details(form), typed_own(form, own_fields_of(request, Subject.ITEM))
        price, factor = form.unit_cost("price"), form.decimal("factor")
        gtin, pack = form.text("gtin", max=48), form.text("pack", max=40)
        item_id = 0
        with form.attempt():
            item = form.into(ItemDetails, **known)
            item_id = add(item, price=price, gtin=gtin, factor=factor or Decimal(1), pack=pack, own=typed)
        if form.errors:
            return page(request, "office/items/new", status=422, form=form, **asked(request))
        return see(request, f"/items/{item_id}", flash="The item was added.")

    @get("/{item_id:int}")
    @inject
    def card(
        self,
        request: Request,
        item_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        pricing: FromDishka[PricingQueries],
        form: Form,
    ) -> Response:
        access.require(Permission.INVENTORY_ITEM_VIEW)
        return _card(request, ItemId(item_id), viewer, inventory, pricing, form)

    @get("/{item_id:int}/edit")
    @inject
    def edit(
        self,
        request: Request,
        item_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        form: Form,
    ) -> Response:
        access.require(Permission.INVENTORY_ITEM_EDIT)
        item = inventory.item(ItemId(item_id), viewer.scope)
        return page(request, "office/items/edit", form=form, item=item, **asked(request, item))

    @post("/{item_id:int}", status_code=200)
    @inject
    def change(
        self,
        request: Request,
        item_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        change: FromDishka[ChangeItem],
    ) -> Response:
        known = details(form) | {"active": form.flag("active")}
        typed = typed_own(form, own_fields_of(request, Subject.ITEM))
        with form.attempt():
            said = form.into(ItemDetails, **known)
            change(ItemId(item_id), said, version=form.whole("version"), own=typed)
        if form.errors:
            item = inventory.item(ItemId(item_id), viewer.scope)
            return page(request, "office/items/edit", status=422, form=form, item=item, **asked(request, item))
        return see(request, f"/items/{item_id}", flash="Saved")

    @post("/{item_id:int}/price", status_code=200)
    @inject
    def price(
        self,
        request: Request,
        item_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        pricing: FromDishka[PricingQueries],
        list_price: FromDishka[ListPrice],
    ) -> Response:
        price, shown = form.unit_cost("price", required=True), form.unit_cost("shown")
        with form.attempt():
            if price is not None:
                list_price(ItemId(item_id), price, shown=shown)
        if form.errors:
            return _card(request, ItemId(item_id), viewer, inventory, pricing, form, status=422)
        return see(
            request, f"/items/{item_id}#effect", flash="The price is changed and everything calculated with it follows."
        )

    @post("/{item_id:int}/barcodes", status_code=200)
    @inject
    def link(
        self,
        request: Request,
        item_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        pricing: FromDishka[PricingQueries],
        link: FromDishka[LinkBarcode],
    ) -> Response:
        gtin, factor = form.text("gtin", required=True, max=48), form.decimal("factor")
        pack = form.text("pack", max=40)
        with form.attempt():
            if gtin and not form.errors:
                link(ItemId(item_id), gtin, factor if factor is not None else Decimal(1), pack)
        if form.errors:
            return _card(request, ItemId(item_id), viewer, inventory, pricing, form, status=422)
        return see(request, f"/items/{item_id}", flash="Saved")

    @post("/{item_id:int}/barcodes/removal", status_code=200)
    @inject
    def unlink(self, request: Request, item_id: int, form: Form, unlink: FromDishka[UnlinkBarcode]) -> Response:
        unlink(ItemId(item_id), form.text("gtin"))
        return see(request, f"/items/{item_id}", flash="Saved")

    @get("/{item_id:int}/moves")
    @inject
    def moves(
        self,
        request: Request,
        item_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        inventory: FromDishka[InventoryQueries],
        warehouse: int | None = None,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.INVENTORY_STOCK_VIEW)
        place = None if warehouse is None else WarehouseId(warehouse)
        item = inventory.item(ItemId(item_id), viewer.scope)
        moves = inventory.moves(viewer.scope, item_id=item.id, warehouse_id=place, after=after)
        return page(request, "office/items/moves", item=item, moves=moves)


def _card(
    request: Request,
    item_id: ItemId,
    viewer: Viewer,
    inventory: InventoryQueries,
    pricing: PricingQueries,
    form: Form,
    *,
    status: int = 200,
) -> Response:
    item = inventory.item(item_id, viewer.scope)
    moves = inventory.moves(viewer.scope, item_id=item_id, limit=8).rows
    sees_prices = viewer.can(Permission.PRICING_SHEET_VIEW)
    touched = pricing.touched_by(item_id, scope=viewer.scope, limit=20) if sees_prices else []
    shown = {"item": item, "moves": moves, "touched": touched, "own_fields": own_fields_of(request, Subject.ITEM)}
    return page(request, "office/items/card", status=status, form=form, **shown)


ROUTES = (ItemController,)
