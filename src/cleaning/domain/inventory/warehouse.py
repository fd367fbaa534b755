"""Where things lie."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.inventory.values import WarehouseKind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, WarehouseId


@dataclass(eq=False, kw_only=True)
class Warehouse(Aggregate):
    """A store, a van, a crew's kit or a client's cupboard. A branch's visits take from its ``main`` one."""

    id: WarehouseId | None = None
    branch_id: BranchId
    name: str
    kind: WarehouseKind = WarehouseKind.STORE
    main: bool = False
    active: bool = True
    version: int = 1

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RuleBroken("field.required", field="name")

    @property
    def known_id(self) -> WarehouseId:
        assert self.id is not None, "a warehouse has its id once it is stored"
        return self.id

    def change(self, *, name: str, kind: WarehouseKind, active: bool) -> None:
        if not name.strip():
            raise RuleBroken("field.required", field="name")
        if self.main and not active:
            raise RuleBroken("warehouse.main_needed", field="active")
        self.name, self.kind, self.active = name, kind, active
