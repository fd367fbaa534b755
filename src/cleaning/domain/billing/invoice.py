"""Invoices and notes: drafts that change freely, issued documents that never do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from cleaning.domain.billing.amounts import line_net, vat_sums
from cleaning.domain.billing.events import (
    DraftDiscarded,
    InvoiceAnnulled,
    InvoicedLine,
    InvoiceDrafted,
    InvoiceIssued,
)
from cleaning.domain.billing.values import Item, Kind, Snapshot, Stage, VatRule
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, InvoiceId, OrderId, PremisesId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost

LARGEST = Money(10**9)
"""A typing slip, not a sum anybody owes for cleaning."""


@dataclass(eq=False, kw_only=True)
class Line:
    """A line as it stands on the document; on a credit note quantity and net are negative."""

    position: int
    description: str
    unit: str
    quantity: Decimal
    unit_price: UnitCost
    discount: Decimal
    net: Money
    vat_code: str
    vat_rate: Decimal | None
    note: str = ""
    service_id: ServiceId | None = None
    premises_id: PremisesId | None = None


@dataclass(eq=False, kw_only=True)
class VatRow:
    """Base and VAT of one code, as every screen, paper and posting reads them."""

    position: int
    code: str
    rate: Decimal | None
    base: Money
    vat: Money
    ground: str = ""


@dataclass(eq=False, kw_only=True)
class Invoice(Aggregate):
    """A tax document. It is numbered in the moment of issue and kept for ever from then on."""

    id: InvoiceId = field(init=False)
    kind: Kind = Kind.INVOICE
    branch_id: BranchId
    client_id: ClientId
    contract_id: ContractId | None = None
    order_id: OrderId | None = None
    corrects_id: InvoiceId | None = None
    correction_ground: str = ""
    stage: Stage = Stage.DRAFT
    number: str | None = None
    issued_on: date | None = None
    issued_at: datetime | None = None
    tax_event_on: date | None = None
    due_on: date | None = None
    seller: Snapshot | None = None
    buyer: Snapshot | None = None
    place: str = ""
    payment_method: str = "bank"
    compiled_by: str = ""
    note: str = ""
    net: Money = Money.ZERO
    vat: Money = Money.ZERO
    total: Money = Money.ZERO
    annulled_on: date | None = None
    annulled_why: str = ""
    lines: list[Line] = field(default_factory=list)
    vat_rows: list[VatRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.record(lambda: InvoiceDrafted(invoice_id=self.id, client_id=self.client_id, kind=self.kind,
                                           total=self.total))  # fmt: skip

    def fill(self, items: Sequence[Item], rules: Mapping[str, VatRule]) -> None:
        """Replace the lines; ``rules`` says what each VAT code means."""
        self._must_be_draft()
        if self.kind is Kind.CREDIT:
            raise RuleBroken("invoice.credit_is_a_mirror")
        self.lines = [
            Line(
                position=position,
                description=item.description.strip(),
                unit=item.unit,
                quantity=item.quantity,
                unit_price=item.unit_price,
                discount=item.discount,
                net=line_net(item.quantity, item.unit_price, item.discount),
                vat_code=item.vat_code,
                vat_rate=None,
                note=item.note,
                service_id=item.service_id,
                premises_id=item.premises_id,
            )
            for position, item in enumerate(items, 1)
        ]
        self.count_vat(rules)

    def count_vat(self, rules: Mapping[str, VatRule]) -> None:
        """Count VAT anew, for a draft may wait past a change of the rates; a credit note repeats its original."""
        self._must_be_draft()
        if self.kind is not Kind.CREDIT:
            sums = vat_sums(((line.vat_code, line.net) for line in self.lines), rules)
            rows = [VatRow(position=position, code=one.code, rate=one.rate, base=one.base, vat=one.vat,
                           ground=one.ground) for position, one in enumerate(sums, 1)]  # fmt: skip
            if [_said(row) for row in rows] != [_said(row) for row in self.vat_rows]:
                self.vat_rows = rows
            for line in self.lines:
                line.vat_rate = rules[line.vat_code].rate
        self.net = sum((line.net for line in self.lines), Money.ZERO)
        self.vat = sum((row.vat for row in self.vat_rows), Money.ZERO)
        self.total = self.net + self.vat
        if abs(self.total) >= LARGEST or any(abs(line.net) >= LARGEST for line in self.lines):
            raise RuleBroken("invoice.too_large", field="unit_price", total=self.total)

    def schedule(self, *, tax_event_on: date | None, due_on: date | None) -> None:
        """Set the days of a draft; without them issuing takes its own day and the client's term."""
        self._must_be_draft()
        if tax_event_on and due_on and due_on < tax_event_on:
            raise RuleBroken("invoice.due_before_event", field="due_on", due_on=due_on, tax_event_on=tax_event_on)
        self.tax_event_on, self.due_on = tax_event_on, due_on

    def describe(self, *, note: str, payment_method: str, place: str) -> None:
        self._must_be_draft()
        self.note, self.payment_method, self.place = note, payment_method, place

    def check_issuable(self) -> None:
        """What would refuse issuing, asked before a number is taken."""
        if self.stage is not Stage.DRAFT:
            raise RuleBroken("invoice.already_issued", number=self.number)
        if not self.lines:
            raise RuleBroken("invoice.empty")
        if (self.total < Money.ZERO) != (self.kind is Kind.CREDIT) and self.total:
            raise RuleBroken("invoice.wrong_sign", total=self.total)

    def issue(
        self, *, number: str, on: date, at: datetime, due_on: date, seller: Snapshot, buyer: Snapshot, compiled_by: str
    ) -> None:
        """Become a document: numbered, dated, with both sides as they are today."""
        self.check_issuable()
        self.stage, self.number = Stage.ISSUED, number
        self.issued_on, self.issued_at = on, at
        self.tax_event_on = min(self.tax_event_on or on, on)
        self.due_on = max(self.due_on or due_on, on)
        self.seller, self.buyer = seller, buyer
        self.place, self.compiled_by = self.place or seller.city, compiled_by
        self.record(self._issued(number, on, self.tax_event_on, self.due_on))

    def _issued(self, number: str, on: date, tax_event_on: date, due_on: date) -> InvoiceIssued:
        lines = tuple(InvoicedLine(net=line.net, service_id=line.service_id, premises_id=line.premises_id)
                      for line in self.lines)  # fmt: skip
        return InvoiceIssued(
            invoice_id=self.id, kind=str(self.kind), number=number, client_id=self.client_id, branch_id=self.branch_id,
            contract_id=self.contract_id, issued_on=on, tax_event_on=tax_event_on, due_on=due_on,
            net=self.net, vat=self.vat, total=self.total, lines=lines, corrects_id=self.corrects_id,
            order_id=self.order_id,
        )  # fmt: skip

    def credit(self, ground: str) -> Invoice:
        """A draft credit note that takes the whole of this document back, to the cent."""
        if self.stage is not Stage.ISSUED or self.kind is Kind.CREDIT:
            raise RuleBroken("invoice.not_creditable", stage=self.stage)
        if not ground.strip():
            raise RuleBroken("invoice.ground_needed", field="ground")
        note = Invoice(kind=Kind.CREDIT, branch_id=self.branch_id, client_id=self.client_id,
                       contract_id=self.contract_id, order_id=self.order_id, corrects_id=self.id,
                       correction_ground=ground.strip(), place=self.place, payment_method=self.payment_method,
                       net=-self.net, vat=-self.vat, total=-self.total)  # fmt: skip
        note.lines = [
            Line(position=line.position, description=line.description, unit=line.unit, quantity=-line.quantity,
                 unit_price=line.unit_price, discount=line.discount, net=-line.net, vat_code=line.vat_code,
                 vat_rate=line.vat_rate, note=line.note, service_id=line.service_id, premises_id=line.premises_id)
            for line in self.lines
        ]  # fmt: skip
        note.vat_rows = [VatRow(position=row.position, code=row.code, rate=row.rate, base=-row.base, vat=-row.vat,
                                ground=row.ground) for row in self.vat_rows]  # fmt: skip
        return note

    def annul(self, *, on: date, why: str) -> None:
        """A wrong document (ЗДДС чл. 116) counts nothing any more; its number stays used."""
        if self.stage is not Stage.ISSUED:
            raise RuleBroken("invoice.not_issued", stage=self.stage)
        if not why.strip():
            raise RuleBroken("invoice.ground_needed", field="why")
        self.stage, self.annulled_on, self.annulled_why = Stage.ANNULLED, on, why.strip()
        self.record(InvoiceAnnulled(invoice_id=self.id, number=self.number or "", client_id=self.client_id,
                                    branch_id=self.branch_id, on=on, total=self.total, why=why.strip()))  # fmt: skip

    def discard(self) -> None:
        """Nothing is lost with a draft: its visits and months wait to be billed again."""
        self._must_be_draft()
        self.record(DraftDiscarded(invoice_id=self.id, client_id=self.client_id, total=self.total))

    def _must_be_draft(self) -> None:
        if self.stage is not Stage.DRAFT:
            raise RuleBroken("invoice.already_issued", number=self.number)


def _said(row: VatRow) -> tuple[object, ...]:
    return row.position, row.code, row.rate, row.base, row.vat, row.ground
