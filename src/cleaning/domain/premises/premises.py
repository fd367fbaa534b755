"""A place that is cleaned, with its zones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.events import (
    PremisesAdded,
    PremisesChanged,
    PremisesClosed,
    PremisesReopened,
)
from cleaning.domain.premises.place import LARGEST, Details, Place, Terms, tidy
from cleaning.domain.premises.values import FloorKind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId, ZoneId
from cleaning.domain.shared.own.filling import Owned


@dataclass(frozen=True, slots=True)
class Room:
    """What is known of a zone: ``area`` in m², counts of windows and sanitary units."""

    name: str
    floor_kind: FloorKind | None = None
    area: Decimal | None = None
    windows: int | None = None
    sanitary_units: int | None = None
    note: str = ""

    def checked(self) -> Room:
        if not self.name.strip():
            raise RuleBroken("field.required", field="name")
        if self.area is not None and not 0 < self.area <= LARGEST:
            raise RuleBroken("premises.area", field="area", value=self.area, most=LARGEST)
        for name in ("windows", "sanitary_units"):
            if (getattr(self, name) or 0) < 0:
                raise RuleBroken("amount.negative", field=name, value=getattr(self, name))
        return replace(self, name=tidy(self.name), note=tidy(self.note))


@dataclass(eq=False, kw_only=True)
class Zone:
    """A room in its place in the order of work."""

    id: ZoneId = field(init=False)
    room: Room
    position: int = 0


@dataclass(eq=False, kw_only=True)
class Premises(Owned, Aggregate):
    """A client's place; the sum of its zones never exceeds its area, where both are known."""

    id: PremisesId = field(init=False)
    version: int = 1
    client_id: ClientId
    branch_id: BranchId
    details: Details
    place: Place
    terms: Terms
    active: bool = True
    zones: list[Zone] = field(default_factory=list)

    @classmethod
    def add(
        cls,
        client_id: ClientId,
        branch_id: BranchId,
        details: Details,
        place: Place,
        terms: Terms,
        rooms: Sequence[Room] = (),
    ) -> Premises:
        """A new place of a client."""
        premises = cls(client_id=client_id, branch_id=branch_id, details=details, place=place, terms=terms)
        premises._describe(details, place, terms, rooms)
        premises.record(
            lambda: PremisesAdded(premises_id=premises.id, client_id=client_id, branch_id=branch_id, name=premises.name)
        )
        return premises

    @property
    def name(self) -> str:
        return self.details.name

    @property
    def site(self) -> Site:
        """What codes and keys of this place call it."""
        return Site(self.id, self.client_id, self.branch_id, self.name)

    def change(self, details: Details, place: Place, terms: Terms, rooms: Sequence[Room] | None = None) -> None:
        """Take over what was typed; None leaves the zones as they are."""
        self._describe(details, place, terms, rooms)
        self.record(PremisesChanged(premises_id=self.id, client_id=self.client_id, name=self.name))

    def close(self) -> None:
        """Not cleaned any more."""
        if not self.active:
            raise RuleBroken("premises.closed")
        self.active = False
        self.record(PremisesClosed(premises_id=self.id, client_id=self.client_id, name=self.name))

    def reopen(self) -> None:
        """Cleaned again."""
        if self.active:
            raise RuleBroken("premises.open")
        self.active = True
        self.record(PremisesReopened(premises_id=self.id, client_id=self.client_id, name=self.name))

    def _describe(self, details: Details, place: Place, terms: Terms, rooms: Sequence[Room] | None) -> None:
        refused: dict[str, DomainError] = {}
        checked = details.checked(refused), place.checked(refused), terms.checked(refused)
        zones = _zones(rooms, refused) if rooms is not None else [zone.room for zone in self.zones]
        known = sum((room.area for room in zones if room.area is not None), Decimal(0))
        if details.area is not None and "area" not in refused and known > details.area:
            refused["area"] = RuleBroken("premises.zones_exceed_area", zones=known, area=details.area)
        if refused:
            raise Invalid(refused)
        if checked != (self.details, self.place, self.terms):
            self.details, self.place, self.terms = checked
        if rooms is not None:
            kept = {zone.room: zone for zone in self.zones}
            self.zones = [kept.pop(room) if room in kept else Zone(room=room) for room in zones]
            for place_in_order, zone in enumerate(self.zones):
                zone.position = place_in_order


def _zones(rooms: Sequence[Room], refused: dict[str, DomainError]) -> list[Room]:
    checked = []
    for row, room in enumerate(rooms):
        try:
            checked.append(room.checked())
        except RuleBroken as error:
            refused[f"zones.{row}.{error.facts['field']}"] = error
    return checked
