"""Whom we buy from."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from cleaning.domain.shared import identifiers
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.ids import SupplierId

MOST_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierDetails:
    """What people type; ``checked`` gives the same with its numbers in compact form."""

    name: str
    eik: str | None = None
    vat_number: str | None = None
    iban: str | None = None
    contact: str = ""
    phone: str | None = None
    email: str | None = None
    city: str = ""
    address: str = ""
    payment_days: int = 30
    note: str = ""
    active: bool = True

    def checked(self) -> SupplierDetails:
        """Refuses all wrong fields at once."""
        checks = {
            "eik": identifiers.eik,
            "vat_number": identifiers.vat_number,
            "iban": identifiers.iban,
            "phone": identifiers.phone,
        }
        clean: dict[str, str | None] = {}
        refused: dict[str, DomainError] = {}
        if not self.name.strip():
            refused["name"] = RuleBroken("field.required", field="name")
        for field, check in checks.items():
            text = (getattr(self, field) or "").strip()
            try:
                clean[field] = check(text) if text else None
            except RuleBroken as refusal:
                refused[field] = refusal
        if not 0 <= self.payment_days <= MOST_DAYS:
            refused["payment_days"] = RuleBroken("supplier.payment_days", field="payment_days", most=MOST_DAYS)
        if refused:
            raise Invalid(refused)
        return replace(self, **clean, name=self.name.strip(), email=(self.email or "").strip() or None)  # type: ignore[arg-type]


NAMES = tuple(field.name for field in fields(SupplierDetails))


@dataclass(eq=False, kw_only=True)
class Supplier(Aggregate):
    """A firm that sends us goods and invoices."""

    id: SupplierId | None = None
    name: str
    eik: str | None = None
    vat_number: str | None = None
    iban: str | None = None
    contact: str = ""
    phone: str | None = None
    email: str | None = None
    city: str = ""
    address: str = ""
    payment_days: int = 30
    note: str = ""
    active: bool = True
    version: int = 1

    @classmethod
    def of(cls, details: SupplierDetails) -> Supplier:
        good = details.checked()
        return cls(**{name: getattr(good, name) for name in NAMES})

    @property
    def known_id(self) -> SupplierId:
        assert self.id is not None, "a supplier has its id once it is stored"
        return self.id

    def change(self, details: SupplierDetails) -> None:
        good = details.checked()
        for name in NAMES:
            if getattr(self, name) != getattr(good, name):
                setattr(self, name, getattr(good, name))
