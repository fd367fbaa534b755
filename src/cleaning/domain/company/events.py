"""What happens to the company's own data; old and new values are in the facts of the stored rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, OwnFieldId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, kw_only=True)
class CompanyChanged(DomainEvent):
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BranchOpened(DomainEvent):
    """Others make what a branch needs: a warehouse, a cash desk."""

    branch_id: BranchId
    name: str


@dataclass(frozen=True, kw_only=True)
class BranchChanged(DomainEvent):
    branch_id: BranchId
    name: str
    active: bool


@dataclass(frozen=True, kw_only=True)
class SettingChanged(DomainEvent):
    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class VatRateSet(DomainEvent):
    code: str
    percent: Decimal
    valid_from: date


@dataclass(frozen=True, kw_only=True)
class SeriesChanged(DomainEvent):
    series: str
    next: int


@dataclass(frozen=True, kw_only=True)
class WordAdded(DomainEvent):
    dictionary: str
    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class WordChanged(DomainEvent):
    """It is called otherwise, or stands elsewhere; what holds its code says so at once."""

    dictionary: str
    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class WordArchived(DomainEvent):
    """No longer offered; what holds it keeps it."""

    dictionary: str
    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class WordRestored(DomainEvent):
    dictionary: str
    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class PromisesKept(DomainEvent):
    """The nightly audit asked so many promises of the data and all of them hold."""

    asked: int


@dataclass(frozen=True, kw_only=True)
class PromisesBroken(DomainEvent):
    """The nightly audit found data that cannot be; `cleaning audit` shows the rows."""

    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CompanyExported(DomainEvent):
    """Everything stored was written into a file."""

    export_id: int
    rows: int


@dataclass(frozen=True, kw_only=True)
class OwnFieldDefined(DomainEvent):
    own_field_id: OwnFieldId
    subject: Subject
    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class OwnFieldChanged(DomainEvent):
    own_field_id: OwnFieldId
    subject: Subject
    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class OwnFieldArchived(DomainEvent):
    """Asked no more; its values stay."""

    own_field_id: OwnFieldId
    subject: Subject
    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class OwnFieldRestored(DomainEvent):
    own_field_id: OwnFieldId
    subject: Subject
    key: str
    name: str
