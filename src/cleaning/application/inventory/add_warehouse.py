"""A new place for things: the branch's store, a van, a crew's kit, a client's cupboard."""

from dataclasses import dataclass

from cleaning.application.inventory.ports import Warehouses
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.inventory.values import WarehouseKind
from cleaning.domain.inventory.warehouse import Warehouse
from cleaning.domain.shared.ids import BranchId, WarehouseId


@dataclass(frozen=True, slots=True)
class AddWarehouse:
    """The first store of a branch becomes its main one."""

    work: Work
    warehouses: Warehouses
    access: Access

    def __call__(self, branch_id: BranchId, name: str, kind: WarehouseKind = WarehouseKind.STORE) -> WarehouseId:
        with self.work:
            self.access.require(Permission.INVENTORY_ITEM_EDIT, branch=branch_id)
            first = kind is WarehouseKind.STORE and self.warehouses.main(branch_id) is None
            warehouse = Warehouse(branch_id=branch_id, name=name.strip(), kind=kind, main=first)
            self.warehouses.add(warehouse)
            return warehouse.known_id


@dataclass(frozen=True, slots=True)
class ChangeWarehouse:
    work: Work
    warehouses: Warehouses
    access: Access

    def __call__(
        self, warehouse_id: WarehouseId, *, name: str, kind: WarehouseKind, active: bool, version: int | None = None
    ) -> None:
        with self.work:
            warehouse = self.warehouses.get(warehouse_id)
            self.access.require(Permission.INVENTORY_ITEM_EDIT, branch=warehouse.branch_id)
            warehouse.expect(version)
            warehouse.change(name=name.strip(), kind=kind, active=active)
