"""What others ask about the company."""

from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.domain.company.values import PricingDefaults, VatCode
from cleaning.domain.shared.ids import BranchId


class CompanyProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on papers as the seller. ``zone`` is the time zone visits and dates are meant in."""

    legal_name: str
    name: str
    eik: str
    vat_number: str
    vat_registered: bool
    address: str
    city: str
    accountable: str
    phone: str
    email: str
    bank: str
    iban: str
    bic: str
    zone: str
    version: int = 1


class BranchRow(msgspec.Struct, frozen=True, kw_only=True):
    id: BranchId
    name: str
    city: str
    address: str
    phone: str
    active: bool
    version: int


class VatRateRow(msgspec.Struct, frozen=True, kw_only=True):
    """``ground`` is the article of ЗДДС an invoice must name when it charges no VAT or less."""

    code: VatCode
    percent: Decimal
    ground: str
    valid_from: date
    valid_to: date | None


class SeriesRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    series: str
    branch_id: BranchId | None
    branch: str | None
    prefix: str
    next: int
    width: int
    version: int

    @property
    def example(self) -> str:
        """The number that comes next."""
        return f"{self.prefix}{self.next:0{self.width}d}"


class CompanyQueries(Protocol):
    def profile(self) -> CompanyProfile:
        """The company's data; before anybody entered them, a profile whose name asks for it."""

    def branches(self, scope: Scope, *, closed: bool = False) -> list[BranchRow]:
        """The viewer's branches by name; closed ones only on request."""

    def branch_names(self) -> dict[BranchId, str]: ...

    def vat_rates(self, on: date | None = None) -> list[VatRateRow]:
        """The rates in force on a day, or all there ever were, newest first."""

    def vat_percent(self, code: VatCode | str, on: date) -> Decimal:
        """Raise RuleBroken("vat.no_rate") when the code had no rate that day."""

    def series(self) -> list[SeriesRow]: ...

    def setting(self, key: str) -> dict[str, Any] | None: ...

    def pricing_defaults(self) -> PricingDefaults: ...

    def payment_days(self) -> int:
        """Days until an invoice is due when the client has no term of their own."""
