"""What can be asked about premises; anyone may use it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.premises.filtering import PremisesFilter
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity
from cleaning.domain.shared.ids import AccessCodeId, BranchId, ClientId, PremisesId, ZoneId
from cleaning.domain.shared.money import Money
from cleaning.domain.shared.own.field import Own


class PremisesRow(msgspec.Struct, frozen=True, kw_only=True):
    id: PremisesId
    client_id: ClientId
    client: str
    name: str
    address: str
    purpose: str
    area: Decimal | None
    periodicity: Periodicity | None
    conditions: tuple[Condition, ...]
    wishes: str
    active: bool
    branch_id: BranchId
    own: Own


class ZoneRow(msgspec.Struct, frozen=True, kw_only=True):
    id: ZoneId
    name: str
    floor_kind: FloorKind | None
    area: Decimal | None
    windows: int | None
    sanitary_units: int | None
    note: str


class CodeRow(msgspec.Struct, frozen=True, kw_only=True):
    """That there is something to know at the door; what it is must be asked for."""

    id: AccessCodeId
    label: str


class PremisesCard(msgspec.Struct, frozen=True, kw_only=True):
    """All that is stored about one place but how to get in: that is revealed one by one and noted."""

    id: PremisesId
    version: int
    client_id: ClientId
    client: str
    branch_id: BranchId
    name: str
    purpose: str
    area: Decimal | None
    periodicity: Periodicity | None
    rrule: str | None
    former_price: Money | None
    ekatte: str | None
    region: str
    municipality: str
    settlement: str
    postcode: str
    district: str
    street: str
    building: str
    entrance: str
    floor: str
    flat: str
    lat: Decimal | None
    lng: Decimal | None
    hours: str
    contact_name: str
    contact_phone: str | None
    wishes: str
    conditions: tuple[Condition, ...]
    conditions_note: str
    active: bool
    own: Own
    address: str
    zones: list[ZoneRow]
    codes: list[CodeRow]
    told: tuple[str, ...] = ()
    """What the client wished in conversations, for this place or for all; the latest first."""


class PremisesName(msgspec.Struct, frozen=True, kw_only=True):
    id: PremisesId
    name: str
    address: str
    client_id: ClientId
    client_name: str
    purpose: str = ""


class PremisesQueries(Protocol):
    def page(
        self, wanted: PremisesFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[PremisesRow]:
        """Premises by name, or by an own field."""

    def card(self, premises_id: int, *, scope: Scope) -> PremisesCard:
        """Raise NotFound when there is none in the scope."""

    def of_client(self, client_id: int, *, scope: Scope) -> list[PremisesRow]:
        """A client's premises, those in use first."""

    def names(self, ids: Sequence[int]) -> dict[int, PremisesName]:
        """Names of the premises that there are among ``ids``; for records the viewer may already see."""

    def chosen(self, premises_id: int | None, *, scope: Scope) -> PremisesName | None:
        """The place an address or a form names, if the viewer may know of it."""

    def find(self, text: str, *, scope: Scope, limit: int = 8) -> list[PremisesName]:
        """By fragments of the name or the address, in either alphabet."""

    def sealed_with(self) -> dict[str, int]:
        """How many codes each key has sealed; for whoever keeps the keys."""

    def regions(self, *, scope: Scope) -> list[str]:
        """Regions with premises, by name."""

    def settlements(self, *, scope: Scope) -> list[str]:
        """Towns and villages with premises, most used first, at most thirty."""
