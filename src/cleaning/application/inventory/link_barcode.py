"""Say what a barcode means, or that it means nothing any more."""

from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.inventory.ports import Items
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import ItemId


@dataclass(frozen=True, slots=True)
class LinkBarcode:
    work: Work
    items: Items
    access: Access

    def __call__(
        self, item_id: ItemId, gtin: str, factor: Decimal = Decimal(1), pack: str = "", *, scanned: bool = False
    ) -> None:
        with self.work:
            self.access.require(Permission.INVENTORY_ITEM_EDIT)
            self.items.get(item_id, lock=True).link(gtin, factor, pack, scanned=scanned)


@dataclass(frozen=True, slots=True)
class UnlinkBarcode:
    work: Work
    items: Items
    access: Access

    def __call__(self, item_id: ItemId, gtin: str) -> None:
        with self.work:
            self.access.require(Permission.INVENTORY_ITEM_EDIT)
            self.items.get(item_id, lock=True).unlink(gtin)
