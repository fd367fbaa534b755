"""What a paper for the outside world shows: complete snapshots, so that printing needs nothing else.

Amounts, quantities and rates are Decimals (rates and discounts in percent), dates are calendar dates in the company's
zone. An empty string means "not shown"; `None` means "does not apply". Nothing here computes: figures print as
given.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A side of the paper as it was on that day. `personal_number` (ЕГН/ЛНЧ) only when law or client asks for it."""

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


class Customer(Party, frozen=True, kw_only=True):
    """The client's side; ``own`` are the company's own fields by key."""

    own: dict[str, str] = {}


class PaperLine(msgspec.Struct, frozen=True, kw_only=True):
    """One sold thing. `unit_price` and `net` are without VAT; `vat_rate` is None where no VAT is charged."""

    name: str
    unit: str
    quantity: Decimal
    unit_price: Decimal
    net: Decimal
    discount: Decimal = Decimal(0)
    vat_rate: Decimal | None = None
    note: str = ""


class VatRow(msgspec.Struct, frozen=True, kw_only=True):
    """Base and VAT of one rate; `ground` is the article when the rate is 0 or, with `rate=None`, VAT is not charged."""

    rate: Decimal | None
    base: Decimal
    vat: Decimal
    ground: str = ""


InvoiceKind = Literal["invoice", "proforma", "debit", "credit"]


class InvoicePaper(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice, proforma, debit or credit note. `payable` is the sum still due when it differs from `total`."""

    kind: InvoiceKind
    number: str
    issued_on: date
    seller: Party
    buyer: Party
    lines: tuple[PaperLine, ...]
    vat_rows: tuple[VatRow, ...]
    net: Decimal
    vat: Decimal
    total: Decimal
    tax_event_on: date | None = None
    due_on: date | None = None
    place: str = ""
    payable: Decimal | None = None
    currency: str = "EUR"
    payment_method: str = ""
    contract: str = ""
    order: str = ""
    protocol: str = ""
    original_number: str = ""
    original_on: date | None = None
    correction_ground: str = ""
    compiled_by: str = ""
    received_by: str = ""
    amount_in_words: str = ""
    """Empty: the printer writes it in the paper's language."""
    note: str = ""
    copy: Literal["original", "duplicate"] = "original"
    draft: bool = False
    annulled: bool = False


class QuoteLine(msgspec.Struct, frozen=True, kw_only=True):
    """A service as offered, without VAT; the cost behind the price never reaches a paper."""

    description: str
    frequency: str = ""
    per_visit: Decimal | None = None
    per_month: Decimal | None = None
    note: str = ""


class QuotePaper(msgspec.Struct, frozen=True, kw_only=True):
    """An offer. The totals are those of `lines`; `options` are priced but not in the totals."""

    number: str
    issued_on: date
    seller: Party
    client: Customer
    lines: tuple[QuoteLine, ...]
    vat_rows: tuple[VatRow, ...]
    net: Decimal
    vat: Decimal
    total: Decimal
    totals_per: Literal["month", "visit", "once"] = "month"
    valid_until: date | None = None
    version: int = 1
    subject: str = ""
    premises: tuple[str, ...] = ()
    options: tuple[QuoteLine, ...] = ()
    conditions: tuple[str, ...] = ()
    currency: str = "EUR"
    prepared_by: str = ""
    note: str = ""
    draft: bool = False


class CrewHours(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    hours: Decimal | None = None


class Material(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    unit: str
    quantity: Decimal


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A defect or remark of the client and the day it has to be mended by."""

    text: str
    cure_by: date | None = None


class Signatory(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs and as what; `signature` is a PNG drawn on a screen (a simple electronic signature), empty for pen."""

    name: str = ""
    capacity: str = ""
    signed_at: datetime | None = None
    signature: bytes = b""


class AcceptancePaper(msgspec.Struct, frozen=True, kw_only=True):
    """Приемо-предавателен протокол: proves what was done and when (the tax event). Times are local wall clock.

    `automatic` means that the client kept silent until `accepted_on`, as the contract says.
    """

    number: str
    issued_on: date
    contractor: Party
    client: Customer
    lines: tuple[PaperLine, ...]
    place: str = ""
    premises: str = ""
    contract: str = ""
    order: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    crew: tuple[CrewHours, ...] = ()
    materials: tuple[Material, ...] = ()
    handed_over: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    acceptance: Literal["open", "clean", "remarks", "automatic"] = "open"
    accepted_on: date | None = None
    handed_by: Signatory = Signatory()
    taken_by: Signatory = Signatory()
    show_prices: bool = True
    net: Decimal | None = None
    currency: str = "EUR"
    draft: bool = False


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """One movement of the client's account and the balance after it (positive: the client owes)."""

    on: date
    document: str
    text: str = ""
    due_on: date | None = None
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    balance: Decimal


class Ageing(msgspec.Struct, frozen=True, kw_only=True):
    """The closing balance by days past due."""

    not_due: Decimal = Decimal(0)
    to_30: Decimal = Decimal(0)
    to_60: Decimal = Decimal(0)
    to_90: Decimal = Decimal(0)
    over_90: Decimal = Decimal(0)


class StatementPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A client's account from `starts_on` to `ends_on`, both included."""

    issued_on: date
    starts_on: date
    ends_on: date
    seller: Party
    client: Party
    opening: Decimal
    rows: tuple[StatementRow, ...]
    debit: Decimal
    credit: Decimal
    closing: Decimal
    ageing: Ageing | None = None
    currency: str = "EUR"
    note: str = ""
