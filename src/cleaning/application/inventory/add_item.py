"""A new item; without a code it gets the next one."""

from dataclasses import dataclass, replace
from decimal import Decimal

from msgspec import UNSET, UnsetType

from cleaning.application.inventory.ports import Items
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.own import FillOwn, OwnInput
from cleaning.application.shared.ports import Numbers, Work
from cleaning.domain.inventory.item import Item, ItemDetails
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class AddItem:
    """``price`` is what one unit is expected to cost, net; ``gtin`` a barcode of a pack of ``factor`` units."""

    work: Work
    items: Items
    numbers: Numbers
    access: Access
    fill: FillOwn

    def __call__(
        self,
        details: ItemDetails,
        *,
        price: UnitCost | None = None,
        gtin: str = "",
        factor: Decimal = Decimal(1),
        pack: str = "",
        own: OwnInput | UnsetType = UNSET,
    ) -> ItemId:
        with self.work:
            self.access.require(Permission.INVENTORY_ITEM_EDIT)
            if not details.code.strip():
                details = replace(details, code=self.numbers.take("item", prefix="М-", width=4))
            item = Item.of(details)
            if price is not None:
                item.price(price)
            if gtin.strip():
                item.link(gtin, factor, pack)
            self.fill(Subject.ITEM, item, own)
            self.items.add(item)
            return item.known_id
