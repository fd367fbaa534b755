"""What a place is, where it is, and what holds there."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from dateutil.rrule import rrulestr

from cleaning.domain.premises.values import Condition, Periodicity, Purpose
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.errors import DomainError, RuleBroken
from cleaning.domain.shared.money import Money

LARGEST = Decimal(1_000_000)


def _on_earth(lat: Decimal | None, lng: Decimal | None) -> bool:
    """Both or neither, and within the globe."""
    if lat is None or lng is None:
        return lat is lng
    return abs(lat) <= 90 and abs(lng) <= 180


def tidy(value: Any) -> Any:
    """Blanks of a line put in order; several lines keep their breaks."""
    if type(value) is not str:
        return value
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())


@dataclass(frozen=True, slots=True)
class Details:
    """``purpose`` is a code of the company's dictionary; ``area`` in m²; ``former_price`` what was paid before, net;

    ``rrule`` the days the client wishes (RFC 5545).
    """

    name: str
    purpose: str = Purpose.OTHER
    area: Decimal | None = None
    periodicity: Periodicity | None = None
    rrule: str | None = None
    former_price: Money | None = None

    def checked(self, refused: dict[str, DomainError]) -> Details:
        name = tidy(self.name)
        if not name:
            refused["name"] = RuleBroken("field.required")
        if self.area is not None and not 0 < self.area <= LARGEST:
            refused["area"] = RuleBroken("premises.area", value=self.area, most=LARGEST)
        if self.former_price is not None and self.former_price < Money.ZERO:
            refused["former_price"] = RuleBroken("amount.negative", value=self.former_price)
        if self.rrule and not is_rule(self.rrule):
            refused["rrule"] = RuleBroken("premises.rrule", value=self.rrule)
        return replace(self, name=name, rrule=self.rrule or None)


@dataclass(frozen=True, slots=True)
class Place:
    """An address in its parts; every one may be missing. ``ekatte`` is the settlement's code in the register."""

    settlement: str = ""
    postcode: str = ""
    district: str = ""
    street: str = ""
    building: str = ""
    entrance: str = ""
    floor: str = ""
    flat: str = ""
    lat: Decimal | None = None
    lng: Decimal | None = None
    ekatte: str | None = None
    municipality: str = ""
    region: str = ""

    def checked(self, refused: dict[str, DomainError]) -> Place:
        place = replace(self, **{each.name: tidy(getattr(self, each.name)) for each in fields(self)})
        if place.postcode and not re.fullmatch(r"[\w -]{3,10}", place.postcode):
            refused["postcode"] = RuleBroken("premises.postcode", value=place.postcode)
        if not _on_earth(self.lat, self.lng):
            refused["lat"] = RuleBroken("premises.coordinates")
        return place


@dataclass(frozen=True, slots=True)
class Terms:
    """When to come, whom to ask on site, what the client wishes and what the crew must know."""

    hours: str = ""
    contact_name: str = ""
    contact_phone: str | None = None
    wishes: str = ""
    conditions: tuple[Condition, ...] = ()
    conditions_note: str = ""

    def checked(self, refused: dict[str, DomainError]) -> Terms:
        number = None
        if self.contact_phone and self.contact_phone.strip():
            try:
                number = identifiers.phone(self.contact_phone)
            except RuleBroken as error:
                refused["contact_phone"] = error
        words = {name: tidy(getattr(self, name)) for name in _TERMS}
        conditions = tuple(condition for condition in Condition if condition in self.conditions)
        return replace(self, contact_phone=number, conditions=conditions, **words)


_TERMS = ("hours", "contact_name", "wishes", "conditions_note")


def is_rule(text: str) -> bool:
    """Whether a recurrence can be read; without a start of its own and without an end."""
    try:
        rrulestr(text)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return text.startswith("FREQ=")
