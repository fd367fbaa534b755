"""What others may know of services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.shared.paging import Page
from cleaning.domain.catalogue.values import Category, CoefficientGroup
from cleaning.domain.shared.ids import ItemId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit


class ServiceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list; ``materials`` counts what it uses."""

    id: ServiceId
    code: str
    name_bg: str
    name_en: str
    category: Category
    unit: Unit
    vat_code: str
    minutes_per_unit: Decimal
    piece_rate: UnitCost
    materials: int
    active: bool


class ServiceMaterial(msgspec.Struct, frozen=True, kw_only=True):
    """``per_unit`` of the item's own unit for one unit of the service; ``waste`` in percent on top."""

    item_id: ItemId
    per_unit: Decimal
    waste: Decimal


class ServiceEquipment(msgspec.Struct, frozen=True, kw_only=True):
    """``share`` percent of the labour hours a machine of ``price`` with ``life_hours`` runs."""

    item_id: ItemId | None
    name: str
    share: Decimal
    price: Money
    life_hours: Decimal


class ServiceCard(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a service says; ``minutes_per_unit`` is labour for one ``unit``, ``piece_rate`` pay for one."""

    id: ServiceId
    code: str
    name_bg: str
    name_en: str
    category: Category
    unit: Unit
    vat_code: str
    minutes_per_unit: Decimal
    piece_rate: UnitCost
    checklist: list[str]
    skills: list[str]
    active: bool
    version: int
    materials: list[ServiceMaterial]
    equipment: list[ServiceEquipment]

    def name(self, lang: str) -> str:
        return self.name_en if lang == "en" and self.name_en else self.name_bg


class ServiceName(msgspec.Struct, frozen=True, kw_only=True):
    id: ServiceId
    code: str
    name_bg: str
    name_en: str
    category: Category
    unit: Unit
    minutes_per_unit: Decimal
    vat_code: str
    piece_rate: UnitCost

    def name(self, lang: str) -> str:
        return self.name_en if lang == "en" and self.name_en else self.name_bg


class CoefficientRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    grp: CoefficientGroup
    code: str
    name_bg: str
    name_en: str
    value: Decimal

    def name(self, lang: str) -> str:
        return self.name_en if lang == "en" and self.name_en else self.name_bg


class CatalogueQueries(Protocol):
    """Services belong to the whole company: every signed-in person may read them."""

    def page(
        self, *, text: str = "", category: Category | None = None, active: bool = True, after: str | None = None,
        limit: int = 50,
    ) -> Page[ServiceRow]: ...  # fmt: skip

    def service(self, service_id: ServiceId) -> ServiceCard:
        """Raise NotFound when there is none."""

    def services(self, ids: Iterable[ServiceId] | None = None) -> list[ServiceCard]:
        """Whole cards in the order of names; without ``ids`` every active service."""

    def names(self, ids: Iterable[ServiceId]) -> Mapping[ServiceId, ServiceName]: ...

    def materials(self, ids: Iterable[ServiceId]) -> Mapping[ServiceId, list[ServiceMaterial]]:
        """What a unit of each service uses."""

    def codes(self) -> set[str]:
        """Of every service, offered or not."""

    def coefficients(self) -> list[CoefficientRow]: ...
