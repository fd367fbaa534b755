"""What people type about a place. Texts come as typed; the domain reads and refuses them field by field."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from cleaning.application.shared.own import OwnInput
from cleaning.domain.premises.place import Details, Place, Terms
from cleaning.domain.premises.premises import Room
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity, Purpose
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money


class RoomInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A zone: ``area`` in m², counts of windows and sanitary units."""

    name: str
    floor_kind: FloorKind | None = None
    area: Decimal | None = None
    windows: int | None = None
    sanitary_units: int | None = None
    note: str = ""

    def room(self) -> Room:
        return Room(**msgspec.structs.asdict(self))


class NewPremises(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place to be cleaned. ``area`` in m², ``former_price`` net in EUR, ``rrule`` after RFC 5545 (``FREQ=…``).

    ``access`` is how to get in: sealed at once, as the first code of the place.
    ``ekatte``, when given, says the settlement, its municipality and region.
    """

    client_id: ClientId
    name: str
    purpose: str = Purpose.OTHER
    area: Decimal | None = None
    periodicity: Periodicity | None = None
    rrule: str | None = None
    former_price: Decimal | None = None
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
    access: str = ""
    hours: str = ""
    contact_name: str = ""
    contact_phone: str | None = None
    wishes: str = ""
    conditions: tuple[Condition, ...] = ()
    conditions_note: str = ""
    zones: tuple[RoomInput, ...] = ()
    own: OwnInput | UnsetType = UNSET

    def __repr__(self) -> str:
        return f"NewPremises(client_id={self.client_id}, name={self.name!r}, …)"


class PremisesChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What shall be different; what is left out stays. ``version`` is that of the state the change was begun on."""

    version: int | None = None
    name: str | UnsetType = UNSET
    purpose: str | UnsetType = UNSET
    area: Decimal | UnsetType | None = UNSET
    periodicity: Periodicity | UnsetType | None = UNSET
    rrule: str | UnsetType | None = UNSET
    former_price: Decimal | UnsetType | None = UNSET
    settlement: str | UnsetType = UNSET
    postcode: str | UnsetType = UNSET
    district: str | UnsetType = UNSET
    street: str | UnsetType = UNSET
    building: str | UnsetType = UNSET
    entrance: str | UnsetType = UNSET
    floor: str | UnsetType = UNSET
    flat: str | UnsetType = UNSET
    lat: Decimal | UnsetType | None = UNSET
    lng: Decimal | UnsetType | None = UNSET
    ekatte: str | UnsetType | None = UNSET
    hours: str | UnsetType = UNSET
    contact_name: str | UnsetType = UNSET
    contact_phone: str | UnsetType | None = UNSET
    wishes: str | UnsetType = UNSET
    conditions: tuple[Condition, ...] | UnsetType = UNSET
    conditions_note: str | UnsetType = UNSET
    zones: tuple[RoomInput, ...] | UnsetType = UNSET
    own: OwnInput | UnsetType = UNSET


def given(command: NewPremises | PremisesChange, kind: type[Details | Place | Terms]) -> dict[str, Any]:
    """The given fields that belong to one part of a place, the price as money."""
    names = [each.name for each in fields(kind)]
    values = {name: value for name in names if (value := getattr(command, name, UNSET)) is not UNSET}
    if isinstance(price := values.get("former_price"), Decimal):
        values["former_price"] = Money(price)
    return values
