"""A shortage was dealt with (bought, or written off by hand): it no longer asks for attention."""

from dataclasses import dataclass

from cleaning.application.inventory.ports import Stock
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work


@dataclass(frozen=True, slots=True)
class SettleShortage:
    work: Work
    stock: Stock
    access: Access
    clock: Clock

    def __call__(self, shortage_id: int) -> None:
        with self.work:
            branch = self.stock.settle(shortage_id, self.clock.now())
            self.access.require(Permission.INVENTORY_STOCK_MOVE, branch=branch)
