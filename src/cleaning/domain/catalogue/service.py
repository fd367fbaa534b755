"""A kind of work the company sells, with its norms: how long and how much of what one unit takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from cleaning.domain.catalogue.events import ServiceAdded, ServiceChanged
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ItemId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit

NOTHING = Decimal(0)
ALL = Decimal(100)


@dataclass(eq=False, kw_only=True)
class Consumption:
    """``per_unit`` of the item's own unit for one unit of the service; ``waste`` percent on top."""

    id: int | None = None
    position: int = 0
    item_id: ItemId
    per_unit: Decimal
    waste: Decimal = NOTHING

    def __post_init__(self) -> None:
        if self.per_unit <= 0:
            raise RuleBroken("service.per_unit", field="per_unit", value=self.per_unit)
        if not 0 <= self.waste < 1000:
            raise RuleBroken("service.waste", field="waste", value=self.waste)


@dataclass(eq=False, kw_only=True)
class Equipment:
    """A machine that runs ``share`` percent of the labour hours, bought for ``price``, lasting ``life_hours``."""

    id: int | None = None
    position: int = 0
    item_id: ItemId | None = None
    name: str
    share: Decimal
    price: Money
    life_hours: Decimal

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RuleBroken("field.required", field="name")
        if not 0 <= self.share <= ALL:
            raise RuleBroken("pricing.share", field="share", value=self.share)
        if self.price.amount < 0:
            raise RuleBroken("pricing.negative", field="price", value=self.price)
        if self.life_hours <= 0:
            raise RuleBroken("pricing.life_hours", field="life_hours", value=self.life_hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDetails:
    """Everything a person says about a service; ``piece_rate`` is what the crew earns for one unit, in euro."""

    code: str
    name_bg: str
    name_en: str = ""
    category: Category = Category.OTHER
    unit: Unit = Unit.AREA
    vat_code: str = "standard"
    minutes_per_unit: Decimal
    piece_rate: UnitCost = UnitCost(0)
    checklist: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    active: bool = True
    materials: tuple[Consumption, ...] = ()
    equipment: tuple[Equipment, ...] = ()

    def __post_init__(self) -> None:
        for name in ("code", "name_bg"):
            if not getattr(self, name).strip():
                raise RuleBroken("field.required", field=name)
        if self.minutes_per_unit <= 0:
            raise RuleBroken("service.norm_zero", field="minutes_per_unit", value=self.minutes_per_unit)
        if self.piece_rate.amount < 0:
            raise RuleBroken("service.piece_rate", field="piece_rate", value=self.piece_rate.amount)
        items = [used.item_id for used in self.materials]
        if len(set(items)) < len(items):
            raise RuleBroken("service.material_twice", field="materials")


@dataclass(eq=False, kw_only=True)
class Service(Aggregate):
    """Changing its norms changes new cost sheets; those that exist keep the norms they were made with."""

    id: ServiceId | None = None
    code: str
    name_bg: str
    name_en: str = ""
    category: Category
    unit: Unit
    vat_code: str
    minutes_per_unit: Decimal
    piece_rate: UnitCost
    checklist: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    active: bool = True
    materials: list[Consumption] = field(default_factory=list)
    equipment: list[Equipment] = field(default_factory=list)
    version: int = 1

    @classmethod
    def add(cls, details: ServiceDetails) -> Service:
        service = cls(
            code=details.code,
            name_bg=details.name_bg,
            category=details.category,
            unit=details.unit,
            vat_code=details.vat_code,
            minutes_per_unit=details.minutes_per_unit,
            piece_rate=details.piece_rate,
        )
        service._take(details)
        service.record(lambda: ServiceAdded(service_id=service.known_id, code=service.code, name=service.name_bg))
        return service

    @property
    def known_id(self) -> ServiceId:
        assert self.id is not None, "a service has its id once it is stored"
        return self.id

    def change(self, details: ServiceDetails) -> None:
        self._take(details)
        self.record(ServiceChanged(service_id=self.known_id, code=self.code, name=self.name_bg))

    def _take(self, details: ServiceDetails) -> None:
        self.code, self.name_bg, self.name_en = details.code.strip(), details.name_bg.strip(), details.name_en.strip()
        self.category, self.unit, self.vat_code = details.category, details.unit, details.vat_code
        self.minutes_per_unit, self.piece_rate = details.minutes_per_unit, details.piece_rate
        self.checklist = [line.strip() for line in details.checklist if line.strip()]
        self.skills = [line.strip() for line in details.skills if line.strip()]
        self.active = details.active
        self.materials = _numbered(self.materials, details.materials)
        self.equipment = [*details.equipment]
        for position, machine in enumerate(self.equipment, 1):
            machine.position = position


def _numbered(kept: list[Consumption], wanted: tuple[Consumption, ...]) -> list[Consumption]:
    """The wanted lines in their order; a line of an item that is there already is kept and changed."""
    known = {used.item_id: used for used in kept}
    lines = [known.get(used.item_id, used) for used in wanted]
    for position, (line, used) in enumerate(zip(lines, wanted, strict=True), 1):
        line.position, line.per_unit, line.waste = position, used.per_unit, used.waste
    return lines
