"""What can be read about items and stock. Quantities are in the item's own unit, costs per that unit, net of VAT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import OwnAsked
from cleaning.application.shared.paging import Page
from cleaning.domain.inventory import barcode
from cleaning.domain.inventory.values import ItemKind, MoveKind, WarehouseKind
from cleaning.domain.shared.ids import BranchId, ItemId, VisitId, WarehouseId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.own.field import Own
from cleaning.domain.shared.quantity import Unit

shown_code = barcode.shown
"""A stored code as people know it: an EAN-13 without the leading zero."""


class ItemCost(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit costs: by the average of what lies there, by the last price, and as the company reckons."""

    item_id: ItemId
    code: str
    name: str
    unit: Unit
    average: UnitCost | None
    last: UnitCost | None
    cost: UnitCost | None


class ItemFilter(msgspec.Struct, frozen=True, kw_only=True):
    text: str = ""
    kinds: tuple[ItemKind, ...] = ()
    below_minimum: bool = False
    inactive: bool = False
    own: OwnAsked = OwnAsked()


class ItemRow(msgspec.Struct, frozen=True, kw_only=True):
    id: ItemId
    code: str
    name: str
    kind: ItemKind
    unit: Unit
    on_hand: Decimal
    minimum: Decimal | None
    target: Decimal | None
    last_price: UnitCost | None
    active: bool
    own: Own

    @property
    def below_minimum(self) -> bool:
        return self.minimum is not None and self.on_hand < self.minimum


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """A barcode on a pack that holds ``factor`` of the item's units."""

    gtin: str
    factor: Decimal
    pack: str

    @property
    def shown(self) -> str:
        """As people know it."""
        return barcode.shown(self.gtin)


class ItemPlace(msgspec.Struct, frozen=True, kw_only=True):
    """How much lies in one warehouse."""

    warehouse_id: WarehouseId
    warehouse: str
    branch: str
    quantity: Decimal


class ItemCard(msgspec.Struct, frozen=True, kw_only=True):
    id: ItemId
    code: str
    name: str
    kind: ItemKind
    unit: Unit
    minimum: Decimal | None
    target: Decimal | None
    last_price: UnitCost | None
    note: str
    active: bool
    version: int
    own: Own
    packs: list[Pack]
    places: list[ItemPlace]
    on_hand: Decimal
    value: Money
    average: UnitCost | None

    @property
    def below_minimum(self) -> bool:
        return self.minimum is not None and self.on_hand < self.minimum


class FoundItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item to choose; ``factor`` is how many units the code that found it stands for."""

    id: ItemId
    code: str
    name: str
    unit: Unit
    last_price: UnitCost | None
    factor: Decimal = Decimal(1)
    pack: str = ""


class WarehouseRow(msgspec.Struct, frozen=True, kw_only=True):
    id: WarehouseId
    branch_id: BranchId
    branch: str
    name: str
    kind: WarehouseKind
    main: bool
    active: bool
    version: int


class StockFilter(msgspec.Struct, frozen=True, kw_only=True):
    """``at`` asks for a past moment; without it stock is as it is now."""

    warehouse_id: WarehouseId | None = None
    item_id: ItemId | None = None
    text: str = ""
    kinds: tuple[ItemKind, ...] = ()
    at: datetime | None = None


class StockRow(msgspec.Struct, frozen=True, kw_only=True):
    """One item in one warehouse; ``value`` is at cost."""

    warehouse_id: WarehouseId
    warehouse: str
    branch_id: BranchId
    item_id: ItemId
    code: str
    name: str
    unit: Unit
    quantity: Decimal
    value: Money
    minimum: Decimal | None
    lots: int
    expires_on: date | None


class MoveRow(msgspec.Struct, frozen=True, kw_only=True):
    """One move, and how much there was after it in that warehouse."""

    id: int
    at: datetime
    kind: MoveKind
    item_id: ItemId
    item: str
    unit: Unit
    warehouse_id: WarehouseId
    warehouse: str
    lot: str
    quantity: Decimal
    unit_cost: UnitCost
    value: Money
    source_kind: str
    source_id: int
    note: str
    after: Decimal | None
    reversed: bool


class ShortageRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a visit should have used by its norms but the warehouse did not have."""

    id: int
    at: datetime
    branch_id: BranchId
    warehouse: str | None
    item_id: ItemId
    item: str
    unit: Unit
    wanted: Decimal
    missing: Decimal
    source_kind: str
    source_id: int


class InventoryQueries(Protocol):
    def items(
        self, scope: Scope, wanted: ItemFilter = ItemFilter(), *, after: str | None = None, limit: int = 50
    ) -> Page[ItemRow]:
        """By name; ``on_hand`` counts only the warehouses the viewer may see."""

    def item(self, item_id: ItemId, scope: Scope) -> ItemCard:
        """Raise NotFound when there is none."""

    def item_costs(
        self, item_ids: Iterable[ItemId] | None = None, branch_id: BranchId | None = None
    ) -> dict[ItemId, ItemCost]:
        """Of the named items, or of all; the average is the branch's, or the whole company's without one."""

    def find(self, text: str, limit: int = 20) -> list[FoundItem]:
        """Active items by a fragment of code, name or barcode."""

    def by_barcode(self, code: str) -> FoundItem | None:
        """The item a barcode stands for; GTINs of every length compare as 14 digits."""

    def names(self, item_ids: Iterable[ItemId]) -> dict[ItemId, str]: ...

    def warehouses(self, scope: Scope) -> list[WarehouseRow]: ...

    def main_warehouse(self, branch_id: BranchId) -> WarehouseId | None:
        """Where a branch takes its materials from."""

    def stock(
        self, scope: Scope, wanted: StockFilter = StockFilter(), *, after: str | None = None, limit: int = 50
    ) -> Page[StockRow]:
        """What lies where; rows of nothing are left out."""

    def stock_value(self, scope: Scope, wanted: StockFilter = StockFilter()) -> Money: ...

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
        """Newest first. ``after`` of a row is known only for one item in one warehouse."""

    def shortages(self, scope: Scope, limit: int = 50) -> list[ShortageRow]:
        """Not yet settled, newest first."""

    def used_by(self, visit_id: VisitId) -> Sequence[MoveRow]:
        """The materials a visit took."""
