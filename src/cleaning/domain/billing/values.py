"""Words and values of billing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PremisesId, ServiceId
from cleaning.domain.shared.money import UnitCost


class Kind(StrEnum):
    """What kind of tax document; a credit note carries negative sums."""

    INVOICE = "invoice"
    CREDIT = "credit"
    DEBIT = "debit"


class Stage(StrEnum):
    """A draft has no number; an issued document never changes; an annulled one keeps its number and counts nothing."""

    DRAFT = "draft"
    ISSUED = "issued"
    ANNULLED = "annulled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A side of a document as it was on the day of issue."""

    name: str
    eik: str = ""
    personal_number: str = ""
    vat_number: str = ""
    address: str = ""
    city: str = ""
    accountable: str = ""
    phone: str = ""
    email: str = ""
    bank: str = ""
    iban: str = ""
    bic: str = ""


@dataclass(frozen=True, slots=True)
class VatRule:
    """What one VAT code meant on a day: percents, or None when no VAT is charged; and the article that says so."""

    rate: Decimal | None
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to put on a document: how much of what at which price without VAT; ``discount`` in percent."""

    description: str
    unit: str
    quantity: Decimal
    unit_price: UnitCost
    vat_code: str = "standard"
    discount: Decimal = Decimal(0)
    note: str = ""
    service_id: ServiceId | None = None
    premises_id: PremisesId | None = None

    def __post_init__(self) -> None:
        if not self.description.strip():
            raise RuleBroken("invoice.line_without_text", field="description")
        if self.quantity <= 0:
            raise RuleBroken("invoice.quantity_not_positive", field="quantity", quantity=self.quantity)
        if self.unit_price.amount < 0:
            raise RuleBroken("invoice.price_negative", field="unit_price", price=self.unit_price.amount)
        if not 0 <= self.discount <= 100:
            raise RuleBroken("invoice.discount", field="discount", discount=self.discount)
