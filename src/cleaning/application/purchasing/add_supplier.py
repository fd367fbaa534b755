"""A new supplier."""

from dataclasses import dataclass

from cleaning.application.purchasing.ports import Suppliers
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.purchasing.supplier import Supplier, SupplierDetails
from cleaning.domain.shared.ids import SupplierId


@dataclass(frozen=True, slots=True)
class AddSupplier:
    work: Work
    suppliers: Suppliers
    access: Access

    def __call__(self, details: SupplierDetails) -> SupplierId:
        with self.work:
            self.access.require(Permission.PURCHASING_SUPPLIER_EDIT)
            supplier = Supplier.of(details)
            self.suppliers.add(supplier)
            return supplier.known_id
