"""Who a client is: what was typed, checked and normalised, with separate fields for a person and for a firm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from cleaning.domain.clients.values import ClientKind, ClientSource, Language, Segment
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.ids import UserId
from cleaning.domain.shared.money import Money

LONGEST_TERM = 365
OF_A_PERSON = ("given_name", "middle_name", "family_name", "egn")
OF_A_FIRM = ("legal_name", "eik", "accountable")


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything said about a client. ``name`` is what lists show; left empty it follows from the names.

    ``payment_days`` None means the company's usual term; ``credit_limit`` None means no limit; ``since`` is the day
    the relationship began, where it is older than this record.
    """

    kind: ClientKind
    name: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    legal_name: str = ""
    eik: str | None = None
    vat_number: str | None = None
    egn: str | None = field(default=None, repr=False)
    accountable: str = ""
    iban: str | None = None
    segment: Segment | None = None
    source: ClientSource | None = None
    manager_id: UserId | None = None
    payment_days: int | None = None
    credit_limit: Money | None = None
    tags: tuple[str, ...] = ()
    language: Language = Language.BULGARIAN
    phone: str | None = None
    email: str | None = None
    city: str = ""
    postcode: str = ""
    address: str = ""
    note: str = ""
    since: date | None = None

    def checked(self) -> Profile:
        """The same with every number in its normal form. Raise Invalid naming each field that cannot be right."""
        refused: dict[str, DomainError] = {}
        tidy: dict[str, Any] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            tidy[each.name] = " ".join(value.split()) if type(value) is str and each.name != "note" else value
        for name, read in _NUMBERS.items():
            tidy[name] = _read(name, tidy[name], read, refused)
        tidy["tags"] = tuple(dict.fromkeys(tag for tag in (" ".join(tag.split()) for tag in self.tags) if tag))
        tidy["note"] = self.note.strip()
        if self.payment_days is not None and not 0 <= self.payment_days <= LONGEST_TERM:
            refused["payment_days"] = RuleBroken("client.payment_days", most=LONGEST_TERM, value=self.payment_days)
        if self.credit_limit is not None and self.credit_limit < Money.ZERO:
            refused["credit_limit"] = RuleBroken("amount.negative", value=self.credit_limit)
        self._name(tidy, refused)
        if refused:
            raise Invalid(refused)
        return replace(self, **tidy)

    def _name(self, tidy: dict[str, Any], refused: dict[str, DomainError]) -> None:
        """Keep only the fields of the kind; a person needs a name, a firm its legal name."""
        if self.kind is ClientKind.INDIVIDUAL:
            tidy.update(legal_name="", eik=None, accountable="")
            full = " ".join(part for part in (tidy["given_name"], tidy["middle_name"], tidy["family_name"]) if part)
            if not full:
                refused["given_name"] = RuleBroken("field.required")
            tidy["name"] = full
        else:
            tidy.update(given_name="", middle_name="", family_name="", egn=None)
            if not tidy["legal_name"]:
                refused["legal_name"] = RuleBroken("field.required")
            tidy["name"] = tidy["name"] or tidy["legal_name"]


_NUMBERS: dict[str, Callable[[str], str]] = {
    "eik": identifiers.eik,
    "vat_number": identifiers.vat_number,
    "egn": identifiers.egn,
    "iban": identifiers.iban,
    "phone": identifiers.phone,
    "email": identifiers.email,
}


def _read(name: str, typed: str | None, read: Callable[[str], str], refused: dict[str, DomainError]) -> str | None:
    if not typed or not typed.strip():
        return None
    try:
        return read(typed)
    except DomainError as error:
        refused[name] = error
        return None
