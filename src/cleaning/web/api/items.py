"""Items, as programs add, find and price them."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post
from msgspec import UNSET, UnsetType

from cleaning.application.inventory.add_item import AddItem
from cleaning.application.inventory.change_item import ChangeItem
from cleaning.application.inventory.link_barcode import LinkBarcode
from cleaning.application.inventory.queries import InventoryQueries, ItemCard, ItemFilter, ItemRow
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.own import OwnInput
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.inventory.item import ItemDetails
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.shared.quantity import Unit
from cleaning.web.http import Request, inject
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import asked_of


class ItemInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``price`` is what one unit costs, net of VAT. Without ``code`` the next one is given."""

    name: str
    kind: ItemKind
    unit: Unit
    code: str = ""
    minimum: Decimal | None = None
    target: Decimal | None = None
    note: str = ""
    price: Decimal | None = None
    gtin: str = ""
    factor: Decimal = Decimal(1)
    pack: str = ""
    own: OwnInput = {}


class ItemChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of what people type about an item; ``version`` is the one it was read with."""

    name: str
    code: str
    kind: ItemKind
    unit: Unit
    version: int
    minimum: Decimal | None = None
    target: Decimal | None = None
    note: str = ""
    active: bool = True
    own: OwnInput | UnsetType = UNSET


class PriceInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The new price of one unit, net of VAT."""

    price: Decimal


class BarcodeInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code on a pack of ``factor`` units."""

    gtin: str
    factor: Decimal = Decimal(1)
    pack: str = ""


class ItemsApi(Controller):
    path = "/items"
    tags = ("stock",)

    @get("/", summary="Items by name; q is a fragment of name, code or barcode; below: under their minimum; own.KEY=")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        inventory: FromDishka[InventoryQueries],
        q: str = "",
        kind: ItemKind | None = None,
        below: bool = False,
        inactive: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[ItemRow]:
        access.require(Permission.INVENTORY_ITEM_VIEW)
        own = asked_of(request.query_params, own_fields_of(request, Subject.ITEM), strict=True)
        kinds = (kind,) if kind else ()
        wanted = ItemFilter(text=q, kinds=kinds, below_minimum=below, inactive=inactive, own=own)
        return inventory.items(access.viewer.scope, wanted, after=after, limit=bounded(limit))

    @post("/", summary="Add an item, with a price and a barcode if they are known")
    @inject
    def add(
        self,
        request: Request,
        data: ItemInput,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddItem],
        inventory: FromDishka[InventoryQueries],
    ) -> ItemCard:
        details = ItemDetails(
            code=data.code,
            name=data.name,
            kind=data.kind,
            unit=data.unit,
            minimum=data.minimum,
            target=data.target,
            note=data.note,
        )
        price = None if data.price is None else UnitCost(data.price)
        item_id = add(details, price=price, gtin=data.gtin, factor=data.factor, pack=data.pack, own=data.own)
        return inventory.item(item_id, viewer.scope)

    @get("/{item_id:int}", summary="All about an item: packs, places, cost")
    @inject
    def card(
        self, request: Request, item_id: int, access: FromDishka[Access], inventory: FromDishka[InventoryQueries]
    ) -> ItemCard:
        access.require(Permission.INVENTORY_ITEM_VIEW)
        return inventory.item(ItemId(item_id), access.viewer.scope)

    @patch("/{item_id:int}", summary="Change an item")
    @inject
    def change(
        self,
        request: Request,
        item_id: int,
        data: ItemChange,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeItem],
        inventory: FromDishka[InventoryQueries],
    ) -> ItemCard:
        known = msgspec.structs.asdict(data)
        version, own = known.pop("version"), known.pop("own")
        change(ItemId(item_id), ItemDetails(**known), version=version, own=own)
        return inventory.item(ItemId(item_id), viewer.scope)

    @post("/{item_id:int}/price", summary="A new purchase price; every live price calculation follows")
    @inject
    def price(
        self,
        request: Request,
        item_id: int,
        data: PriceInput,
        viewer: FromDishka[Viewer],
        list_price: FromDishka[ListPrice],
        inventory: FromDishka[InventoryQueries],
    ) -> ItemCard:
        list_price(ItemId(item_id), UnitCost(data.price))
        return inventory.item(ItemId(item_id), viewer.scope)

    @post("/{item_id:int}/barcodes", summary="Link a barcode to so many units of the item")
    @inject
    def link(
        self,
        request: Request,
        item_id: int,
        data: BarcodeInput,
        viewer: FromDishka[Viewer],
        link: FromDishka[LinkBarcode],
        inventory: FromDishka[InventoryQueries],
    ) -> ItemCard:
        link(ItemId(item_id), data.gtin, data.factor, data.pack)
        return inventory.item(ItemId(item_id), viewer.scope)


ROUTES = (ItemsApi,)
