"""Goods that came: counted as a draft, posted once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from cleaning.domain.purchasing.events import GoodsReceived
from cleaning.domain.purchasing.receipt_line import ReceiptLine
from cleaning.domain.purchasing.values import ReceiptStage
from cleaning.domain.purchasing.worth import worth
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ItemId, ReceiptId, SupplierId, WarehouseId
from cleaning.domain.shared.money import Money, UnitCost


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What came with the goods. A due day needs an invoice to be due for."""

    received_on: date
    note_number: str = ""
    invoice_number: str = ""
    invoiced_on: date | None = None
    due_on: date | None = None

    def __post_init__(self) -> None:
        if self.invoiced_on and self.due_on and self.due_on < self.invoiced_on:
            raise RuleBroken("receipt.due_before_invoice", field="due_on", invoiced_on=self.invoiced_on)


@dataclass(eq=False, kw_only=True)
class GoodsReceipt(Aggregate):
    """What a supplier delivered to one warehouse; posting makes stock, costs and a debt of it, all at once."""

    id: ReceiptId | None = None
    branch_id: BranchId
    warehouse_id: WarehouseId
    supplier_id: SupplierId
    received_on: date
    note_number: str = ""
    invoice_number: str = ""
    invoiced_on: date | None = None
    due_on: date | None = None
    number: str | None = None
    stage: ReceiptStage = ReceiptStage.DRAFT
    net: Money = Money.ZERO
    vat: Money = Money.ZERO
    posted_at: datetime | None = None
    version: int = 1
    lines: list[ReceiptLine] = field(default_factory=list)

    @property
    def known_id(self) -> ReceiptId:
        assert self.id is not None, "a receipt has its id once it is stored"
        return self.id

    def must_be_draft(self) -> None:
        if self.stage is not ReceiptStage.DRAFT:
            raise RuleBroken("receipt.posted", number=self.number)

    def address(self, supplier_id: SupplierId, papers: Papers) -> None:
        """Whose goods these are and by which papers."""
        self.must_be_draft()
        self.supplier_id = supplier_id
        for name in ("received_on", "note_number", "invoice_number", "invoiced_on", "due_on"):
            if getattr(self, name) != getattr(papers, name):
                setattr(self, name, getattr(papers, name))

    def line(self, item: ItemId, lot: str = "") -> ReceiptLine | None:
        return next((line for line in self.lines if (line.item_id, line.lot) == (item, lot)), None)

    def line_by_id(self, line_id: int) -> ReceiptLine:
        found = next((line for line in self.lines if line.id == line_id), None)
        if found is None:
            raise RuleBroken("receipt.line_gone", line=line_id)
        return found

    def open_line(
        self, item: ItemId, *, lot: str = "", expires_on: date | None = None, price: UnitCost | None = None
    ) -> ReceiptLine:
        """The line of an item and lot, made when there is none; ``price`` is where a new one starts from."""
        self.must_be_draft()
        found = self.line(item, lot)
        if found is None:
            position = max((line.position for line in self.lines), default=0) + 1
            found = ReceiptLine(item_id=item, lot=lot, position=position, unit_price=price)
            self.lines.append(found)
        if expires_on is not None:
            found.expires_on = expires_on
        return found

    def drop(self, line_id: int) -> None:
        self.must_be_draft()
        self.lines.remove(self.line_by_id(line_id))

    def post(
        self, number: str, rates: Mapping[str, Decimal], *, at: datetime, unknown_codes: int = 0, deducts: bool = True
    ) -> None:
        """Goods are on hand and the supplier is owed.

        ``rates`` are percent by VAT code; VAT is reckoned once per rate on the sum of the lines. A company that
        deducts no VAT has it in the cost of its stock instead.
        """
        counted = self.check(unknown_codes)
        for line in counted:
            line.settle(rates[line.vat_code])
        sums = worth(counted, deducts=deducts)
        self.net, self.vat = sums.net, sums.vat
        self.number, self.stage, self.posted_at = number, ReceiptStage.POSTED, at
        self.record(
            GoodsReceived(
                receipt_id=self.known_id,
                number=number,
                branch_id=self.branch_id,
                warehouse_id=self.warehouse_id,
                supplier_id=self.supplier_id,
                on=self.received_on,
                net=sums.net,
                vat=sums.vat,
                lines=sums.lines,
                invoice_number=self.invoice_number,
                due_on=self.due_on,
            )
        )

    def check(self, unknown_codes: int = 0) -> list[ReceiptLine]:
        """The lines that would be posted; refuses what can not be."""
        self.must_be_draft()
        counted = [line for line in self.lines if line.quantity]
        if not counted:
            raise RuleBroken("receipt.empty")
        if unknown_codes:
            raise RuleBroken("receipt.unknown_codes", codes=unknown_codes)
        if unpriced := [line.position for line in counted if line.unit_price is None]:
            raise RuleBroken("receipt.price_missing", lines=unpriced)
        return sorted(counted, key=lambda line: line.position)
