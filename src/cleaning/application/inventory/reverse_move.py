"""Undo an issue, a write-off or what a visit took: the same comes back at the cost it left with, once."""

from dataclasses import dataclass

from cleaning.application.inventory.ports import Stock, Warehouses
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.inventory.events import MaterialsConsumed, StockCorrected, UsedMaterial
from cleaning.domain.inventory.values import MoveKind


@dataclass(frozen=True, slots=True)
class ReverseMove:
    work: Work
    warehouses: Warehouses
    stock: Stock
    numbers: Numbers
    access: Access
    clock: Clock

    def __call__(self, move_id: int) -> str:
        with self.work:
            move = self.stock.move(move_id)
            warehouse = self.warehouses.get(move.warehouse_id)
            self.access.require(Permission.INVENTORY_STOCK_MOVE, branch=warehouse.branch_id)
            shelf = self.stock.hold([move.warehouse_id], [move.item_id])
            now, today = self.clock.now(), self.clock.today()
            number = self.numbers.take("stock_document", branch=warehouse.branch_id, prefix="СД-", width=5)
            paper = self.stock.document(MoveKind.REVERSAL, number, warehouse, at=now)
            value = shelf.reverse(move, paper)
            self.stock.keep(shelf, now)
            if move.kind is MoveKind.WRITE_OFF:
                self.work.tell(
                    StockCorrected(
                        branch_id=move.branch_id,
                        item_id=move.item_id,
                        value=value,
                        on=today,
                        source_kind=paper.kind,
                        source_id=paper.id,
                    )
                )
            else:
                self.work.tell(
                    MaterialsConsumed(
                        branch_id=move.branch_id,
                        used=(UsedMaterial(item_id=move.item_id, quantity=move.quantity, value=-value),),
                        on=today,
                        source_kind=paper.kind,
                        source_id=paper.id,
                    )
                )
            return number
