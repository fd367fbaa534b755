"""One change of stock; posted for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId
from cleaning.domain.shared.money import Money, UnitCost


@dataclass(frozen=True, slots=True)
class Source:
    """What made a move: ``("receipt", 12)``, ``("visit", 7)``, ``("issue", 3)``."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """``quantity`` and ``value`` are signed alike: positive came in, negative went out."""

    branch_id: BranchId
    warehouse_id: WarehouseId
    item_id: ItemId
    lot: str
    kind: MoveKind
    quantity: Decimal
    value: Money
    source: Source
    expires_on: date | None = None
    reverses_id: int | None = None
    note: str = ""
    id: int | None = None

    @property
    def unit_cost(self) -> UnitCost:
        return UnitCost(self.value.amount / self.quantity)
