"""Things of the store room for tests: suppliers, items, receipts, made through the use cases."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from dishka import Container
from uuid_utils import uuid7

from cleaning.application.company.change_company import ChangeCompany
from cleaning.application.inventory.add_item import AddItem
from cleaning.application.inventory.add_warehouse import AddWarehouse
from cleaning.application.purchasing.add_supplier import AddSupplier
from cleaning.application.purchasing.enter_line import EnteredLine, EnterLine
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.start_receipt import Delivery, StartReceipt
from cleaning.application.shared.access import Scope
from cleaning.domain.company.company import Details
from cleaning.domain.inventory.item import ItemDetails
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.purchasing.supplier import SupplierDetails
from cleaning.domain.shared.ids import BranchId, ItemId, ReceiptId, SupplierId, WarehouseId
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.shared.quantity import Unit

SOFIA = BranchId(1)
SEEN = Scope(branch_ids=(1,))
NEUTRAL = "3800211904459"
BOX = "13800211904456"


def scan_id() -> UUID:
    return UUID(str(uuid7()))


def an_item(
    scope: Container,
    name: str = "Неутрален препарат за под 5 л",
    *,
    price: str | None = "6.20",
    minimum: str | None = None,
    **options: object,
) -> ItemId:
    least = None if minimum is None else Decimal(minimum)
    details = ItemDetails(code="", name=name, kind=ItemKind.DETERGENT, unit=Unit.PIECE, minimum=least)
    cost = None if price is None else UnitCost(price)
    return scope.get(AddItem)(details, price=cost, **options)  # type: ignore[arg-type]


def a_store(scope: Container, name: str = "Склад Младост", branch: BranchId = SOFIA) -> WarehouseId:
    return scope.get(AddWarehouse)(branch, name)


def a_supplier(scope: Container, name: str = "Хигия Дистрибуция ООД") -> SupplierId:
    return scope.get(AddSupplier)(SupplierDetails(name=name))


def a_receipt(scope: Container, store: WarehouseId, supplier: SupplierId | None = None) -> ReceiptId:
    return scope.get(StartReceipt)(
        Delivery(
            supplier_id=supplier if supplier is not None else a_supplier(scope),
            warehouse_id=store,
            note_number="18842",
        )
    )


def enter(scope: Container, receipt: ReceiptId, item: ItemId, quantity: str, price: str | None = None) -> None:
    scope.get(EnterLine)(
        receipt,
        EnteredLine(item_id=item, quantity=Decimal(quantity), unit_price=None if price is None else Decimal(price)),
    )


def received(scope: Container, store: WarehouseId, item: ItemId, quantity: str, price: str) -> str:
    """Stock, the way it comes: a posted receipt."""
    receipt = a_receipt(scope, store, a_supplier(scope, f"Доставчик {scan_id()}"))
    enter(scope, receipt, item, quantity, price)
    return scope.get(PostReceipt)(receipt)


def a_registered_company(scope: Container) -> None:
    """One that deducts the VAT it pays."""
    scope.get(ChangeCompany)(
        Details(legal_name="Бистра ЕООД", name="Бистра", vat_number="BG175074752", vat_registered=True)
    )
