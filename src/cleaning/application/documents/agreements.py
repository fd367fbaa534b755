"""What agreements show: contract, annex, letter, order form, specification, hand-over of keys. Complete snapshots.

Amounts are Decimals without VAT, dates are calendar dates in the company's zone, texts come in the paper's language.
An empty text means "not shown", None "does not apply".
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from cleaning.application.documents.papers import Customer, Party


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Premises: ``area`` in m², ``access`` only what may stand on paper (never codes)."""

    name: str
    address: str = ""
    purpose: str = ""
    area: Decimal | None = None
    access: str = ""
    own: dict[str, str] = {}


class AgreedService(msgspec.Struct, frozen=True, kw_only=True):
    """A service for one of the places; ``price`` is for one ``per`` (in words), ``begins`` is "08:00"."""

    name: str
    place: str = ""
    unit: str = ""
    quantity: Decimal | None = None
    frequency: str = ""
    begins: str = ""
    minutes: int | None = None
    price: Decimal | None = None
    per: str = ""
    monthly: Decimal | None = None


class ContractPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A service contract. ``consumer``: the client is an individual, so ЗЗП holds; ``vat_rate`` None: no VAT charged.

    ``ends_on`` is the last day of work; ``by_visit``: what is done is invoiced, else a monthly fee.
    """

    number: str
    issued_on: date
    contractor: Party
    client: Customer
    services: tuple[AgreedService, ...]
    places: tuple[Place, ...]
    starts_on: date
    ends_on: date | None = None
    renews: bool = False
    city: str = ""
    title: str = ""
    monthly: Decimal | None = None
    by_visit: bool = False
    vat_rate: Decimal | None = None
    payment_days: int | None = None
    notice_days: int = 30
    acceptance_hours: int = 24
    penalty_percent: Decimal | None = None
    indexation: str = ""
    consumer: bool = False
    conditions: tuple[str, ...] = ()
    note: str = ""
    currency: str = "EUR"
    draft: bool = False


class ChangedTerm(msgspec.Struct, frozen=True, kw_only=True):
    """What an annex changes: the term and its text before and after, each as it reads."""

    subject: str
    before: str = ""
    after: str = ""


class AnnexPaper(msgspec.Struct, frozen=True, kw_only=True):
    """An annex to a contract, in force from ``effective_on``. ``services`` (all of them, anew) when they change."""

    number: str
    issued_on: date
    effective_on: date
    contract_number: str
    contract_on: date
    contractor: Party
    client: Customer
    city: str = ""
    reason: str = ""
    changes: tuple[ChangedTerm, ...] = ()
    services: tuple[AgreedService, ...] = ()
    monthly_before: Decimal | None = None
    monthly_after: Decimal | None = None
    vat_rate: Decimal | None = None
    currency: str = "EUR"
    draft: bool = False


class ChangedPrice(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    place: str = ""
    per: str = ""
    before: Decimal
    after: Decimal


class LetterPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A letter about a contract, usually of indexation by ``percent``: ``ground`` is the clause it stands on.

    ``answer_by``: until when the client may object; ``body``: paragraphs of the sender's own.
    """

    number: str
    issued_on: date
    subject: str
    contractor: Party
    client: Customer
    contract_number: str = ""
    contract_on: date | None = None
    effective_on: date | None = None
    percent: Decimal | None = None
    ground: str = ""
    prices: tuple[ChangedPrice, ...] = ()
    monthly_before: Decimal | None = None
    monthly_after: Decimal | None = None
    answer_by: date | None = None
    body: tuple[str, ...] = ()
    signed_by: str = ""
    currency: str = "EUR"
    draft: bool = False


class OrderedService(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    unit: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None
    value: Decimal | None = None
    note: str = ""


class OrderPaper(msgspec.Struct, frozen=True, kw_only=True):
    """An order (заявка): what is to be done where and when, agreed before the work. ``channel`` is how it came."""

    number: str
    issued_on: date
    contractor: Party
    client: Customer
    place: Place
    services: tuple[OrderedService, ...]
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    crew: tuple[str, ...] = ()
    channel: str = ""
    contact: str = ""
    contact_phone: str = ""
    wishes: str = ""
    conditions: tuple[str, ...] = ()
    contract: str = ""
    net: Decimal | None = None
    vat_rate: Decimal | None = None
    payment: str = ""
    consumer: bool = False
    ordered_by: str = ""
    currency: str = "EUR"
    draft: bool = False


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the technology table: what, in which zone, how often, when and how."""

    name: str
    zone: str = ""
    frequency: str = ""
    begins: str = ""
    instructions: str = ""
    season: str = ""


class Specified(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its zones and operations."""

    place: Place
    zones: tuple[Zone, ...] = ()
    operations: tuple[Operation, ...] = ()
    conditions: tuple[str, ...] = ()
    wishes: str = ""


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the premises; ``area`` in m²."""

    name: str
    floor_kind: str = ""
    area: Decimal | None = None
    windows: int = 0
    sanitary_units: int = 0


class SpecificationPaper(msgspec.Struct, frozen=True, kw_only=True):
    """Приложение: the technology table (технологична карта) of a cleaning plan."""

    number: str
    issued_on: date
    contractor: Party
    client: Customer
    places: tuple[Specified, ...]
    contract: str = ""
    contract_on: date | None = None
    starts_on: date | None = None
    title: str = ""
    draft: bool = False


class HandedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key, card or remote control; ``tag`` is the anonymous label it is kept under."""

    name: str
    tag: str = ""
    count: int = 1
    note: str = ""


class KeysPaper(msgspec.Struct, frozen=True, kw_only=True):
    """Hand-over of keys and means of access, or with ``returned`` their return. Codes never stand on it."""

    number: str
    issued_on: date
    contractor: Party
    client: Customer
    place: Place
    keys: tuple[HandedKey, ...]
    returned: bool = False
    city: str = ""
    contract: str = ""
    handed_by: str = ""
    taken_by: str = ""
    note: str = ""
    draft: bool = False
