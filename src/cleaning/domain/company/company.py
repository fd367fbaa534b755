"""The company that runs this program."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cleaning.domain.company.events import CompanyChanged
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken

ZONE = "Europe/Sofia"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What stands on the company's papers (ЗДДС чл. 114). ``accountable`` is МОЛ; ``zone`` is the time visits mean."""

    legal_name: str
    name: str
    eik: str = ""
    vat_number: str = ""
    vat_registered: bool = False
    address: str = ""
    city: str = ""
    accountable: str = ""
    phone: str = ""
    email: str = ""
    bank: str = ""
    iban: str = ""
    bic: str = ""
    zone: str = ZONE

    def checked(self) -> Details:
        """The same with its numbers in compact form; refuses all wrong fields at once."""
        checks = {name: getattr(identifiers, name) for name in ("eik", "vat_number", "iban", "phone", "email")}
        clean: dict[str, str] = {}
        refused: dict[str, DomainError] = {}
        for field in ("legal_name", "name"):
            if not getattr(self, field).strip():
                refused[field] = RuleBroken("field.required", field=field)
        for field, check in checks.items():
            if text := getattr(self, field).strip():
                try:
                    clean[field] = check(text)
                except RuleBroken as refusal:
                    refused[field] = refusal
        if self.vat_registered and not self.vat_number.strip():
            refused["vat_number"] = RuleBroken("field.required", field="vat_number")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError):
            refused["zone"] = RuleBroken("zone.unknown", field="zone", value=self.zone)
        if refused:
            raise Invalid(refused)
        return replace(self, **clean)  # type: ignore[arg-type]  # texts for text fields


NAMES = tuple(field.name for field in fields(Details))


@dataclass(eq=False, kw_only=True)
class Company(Aggregate):
    """There is one; its details are what every paper and every posting names."""

    id: int = 1
    legal_name: str
    name: str
    eik: str = ""
    vat_number: str = ""
    vat_registered: bool = False
    address: str = ""
    city: str = ""
    accountable: str = ""
    phone: str = ""
    email: str = ""
    bank: str = ""
    iban: str = ""
    bic: str = ""
    zone: str = ZONE
    version: int = 1

    def change(self, details: Details) -> None:
        """Papers already issued keep what they were issued with."""
        new = details.checked()
        changed = tuple(name for name in NAMES if getattr(self, name) != getattr(new, name))
        for name in changed:
            setattr(self, name, getattr(new, name))
        if changed:
            self.record(CompanyChanged(fields=changed))
