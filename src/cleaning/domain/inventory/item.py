"""What is bought, kept and used up."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from cleaning.domain.inventory import barcode
from cleaning.domain.inventory.costing import MOST
from cleaning.domain.inventory.events import ItemAdded
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import UnitCost, exact
from cleaning.domain.shared.own.filling import Owned
from cleaning.domain.shared.quantity import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """What people type about an item. ``minimum`` asks for more, ``target`` says up to how much."""

    code: str
    name: str
    kind: ItemKind
    unit: Unit
    minimum: Decimal | None = None
    target: Decimal | None = None
    note: str = ""
    active: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RuleBroken("field.required", field="name")
        for name in ("minimum", "target"):
            value = getattr(self, name)
            if value is not None and not 0 <= exact(value) <= MOST:
                raise RuleBroken("item.negative", field=name)
        if self.minimum is not None and self.target is not None and self.target < self.minimum:
            raise RuleBroken("item.target_below_minimum", field="target", minimum=self.minimum)


@dataclass(eq=False, kw_only=True)
class Barcode:
    """A code on a pack of ``factor`` units ("кашон" of 6)."""

    id: int | None = None
    gtin: str
    factor: Decimal = Decimal(1)
    pack: str = ""


@dataclass(eq=False, kw_only=True)
class Item(Owned, Aggregate):
    """``last_price`` is the last purchase price of one unit, net of VAT: bought at or typed from a price list."""

    id: ItemId | None = None
    code: str
    name: str
    kind: ItemKind
    unit: Unit
    minimum: Decimal | None = None
    target: Decimal | None = None
    last_price: UnitCost | None = None
    note: str = ""
    active: bool = True
    version: int = 1
    barcodes: list[Barcode] = field(default_factory=list)

    @classmethod
    def of(cls, details: ItemDetails) -> Item:
        item = cls(**{name: getattr(details, name) for name in NAMES})
        item.record(lambda: ItemAdded(item_id=item.known_id, code=item.code, name=item.name))
        return item

    @property
    def known_id(self) -> ItemId:
        assert self.id is not None, "an item has its id once it is stored"
        return self.id

    def change(self, details: ItemDetails, *, moved: bool) -> None:
        """``moved``: stock was already counted in this unit, so the unit stays."""
        if moved and details.unit is not self.unit:
            raise RuleBroken("item.unit_in_use", field="unit", unit=self.unit)
        for name in NAMES:
            if getattr(self, name) != getattr(details, name):
                setattr(self, name, getattr(details, name))

    def price(self, price: UnitCost) -> None:
        """What one unit costs from now on."""
        if price.amount < 0:
            raise RuleBroken("item.negative", field="price")
        if price != self.last_price:
            self.last_price = price

    def link(self, code: str, factor: Decimal = Decimal(1), pack: str = "", *, scanned: bool = False) -> None:
        """From now on this code means ``factor`` units of the item."""
        gtin = barcode.for_item(code, scanned=scanned)
        if not 0 < exact(factor) <= MOST:
            raise RuleBroken("item.pack_factor", field="factor", factor=factor)
        if any(known.gtin == gtin for known in self.barcodes):
            raise RuleBroken("item.barcode_taken", field="gtin", barcode=code)
        self.barcodes.append(Barcode(gtin=gtin, factor=factor, pack=pack.strip()))

    def unlink(self, code: str) -> None:
        gtin = barcode.normal(code)
        self.barcodes = [known for known in self.barcodes if known.gtin != gtin]


NAMES = ("code", "name", "kind", "unit", "minimum", "target", "note", "active")
