"""Correct what is known about a supplier."""

from dataclasses import dataclass

from cleaning.application.purchasing.ports import Suppliers
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.purchasing.supplier import SupplierDetails
from cleaning.domain.shared.ids import SupplierId


@dataclass(frozen=True, slots=True)
class ChangeSupplier:
    work: Work
    suppliers: Suppliers
    access: Access

    def __call__(self, supplier_id: SupplierId, details: SupplierDetails, *, version: int | None = None) -> None:
        with self.work:
            self.access.require(Permission.PURCHASING_SUPPLIER_EDIT)
            supplier = self.suppliers.get(supplier_id)
            supplier.expect(version)
            supplier.change(details)
