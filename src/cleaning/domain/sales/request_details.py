"""Who asks and for what, as it was said: checked so far that somebody can be called back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cleaning.domain.shared import identifiers
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.ids import ServiceId

LINES = ("name", "firm", "settlement", "address")
LONGEST = 4000
LARGEST = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class RequestDetails:
    """``organisation`` tells a firm from a person; ``name`` is the person who asks, ``firm`` on whose behalf.

    ``area`` is in m². ``purpose`` and ``periodicity`` are words of the premises context, ``services`` those wanted,
    ``wanted_on`` the day the work should begin.
    """

    organisation: bool = False
    name: str = ""
    firm: str = ""
    eik: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str = "bg"
    text: str = ""
    settlement: str = ""
    address: str = ""
    purpose: str = ""
    area: Decimal | None = None
    periodicity: str = ""
    services: tuple[ServiceId, ...] = ()
    wanted_on: date | None = None

    @property
    def who(self) -> str:
        """What lists show: the firm and the person, or whoever is known."""
        if self.firm and self.name:
            return f"{self.firm} ({self.name})"
        return self.firm or self.name or self.phone or self.email or ""

    def checked(self) -> RequestDetails:
        """The same with numbers in their normal form. Raise Invalid naming each field that cannot be right."""
        refused: dict[str, DomainError] = {}
        tidy: dict[str, Any] = {name: " ".join(getattr(self, name).split()) for name in LINES}
        for field, read in (("eik", identifiers.eik), ("phone", identifiers.phone), ("email", identifiers.email)):
            typed = getattr(self, field)
            try:
                tidy[field] = read(typed) if typed and typed.strip() else None
            except DomainError as error:
                refused[field] = error
        if not self.organisation:
            tidy |= {"eik": None, "firm": ""}
        text = self.text.strip()
        if self.organisation and not tidy["firm"]:
            refused["firm"] = RuleBroken("field.required")
        if not self.organisation and not tidy["name"]:
            refused["name"] = RuleBroken("field.required")
        if not (self.phone or "").strip() and not (self.email or "").strip():
            refused["phone"] = RuleBroken("request.no_answer_to")
        if len(text) > LONGEST:
            refused["text"] = RuleBroken("field.too_long", most=LONGEST, length=len(text))
        if self.area is not None and not 0 < self.area <= LARGEST:
            refused["area"] = RuleBroken("request.area", value=self.area)
        if refused:
            raise Invalid(refused)
        return replace(self, **tidy, text=text, services=tuple(dict.fromkeys(self.services)))
