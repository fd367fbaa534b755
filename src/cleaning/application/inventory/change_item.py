"""Correct what is known about an item."""

from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from cleaning.application.inventory.ports import Items
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.own import FillOwn, OwnInput
from cleaning.application.shared.ports import Work
from cleaning.domain.inventory.item import ItemDetails
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class ChangeItem:
    work: Work
    items: Items
    access: Access
    fill: FillOwn

    def __call__(
        self,
        item_id: ItemId,
        details: ItemDetails,
        *,
        version: int | None = None,
        own: OwnInput | UnsetType = UNSET,
    ) -> None:
        with self.work:
            self.access.require(Permission.INVENTORY_ITEM_EDIT)
            item = self.items.get(item_id)
            item.expect(version)
            item.change(details, moved=self.items.moved(item_id))
            self.fill(Subject.ITEM, item, own)
