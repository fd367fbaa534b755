"""Services, as programs add, read and change them."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post

from cleaning.application.catalogue.add_service import AddService
from cleaning.application.catalogue.change_service import ChangeService
from cleaning.application.catalogue.queries import CatalogueQueries, CoefficientRow, ServiceCard, ServiceRow
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.catalogue.service import Consumption, Equipment, ServiceDetails
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.ids import ItemId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit
from cleaning.web.http import Request, inject


class MaterialBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``per_unit`` of the item's own unit for one unit of the service; ``waste`` percent on top."""

    item_id: ItemId
    per_unit: Decimal
    waste: Decimal = Decimal(0)


class MachineBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A machine bought for ``price`` that lasts ``life_hours`` runs ``share`` percent of the labour hours."""

    name: str
    share: Decimal
    price: Decimal
    life_hours: Decimal
    item_id: ItemId | None = None


class ServiceBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``minutes_per_unit`` is the norm of one person, ``piece_rate`` what the crew earns for one unit, in euro."""

    code: str
    name_bg: str
    minutes_per_unit: Decimal
    name_en: str = ""
    category: Category = Category.OTHER
    unit: Unit = Unit.AREA
    vat_code: str = "standard"
    piece_rate: Decimal = Decimal(0)
    checklist: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    active: bool = True
    materials: tuple[MaterialBody, ...] = ()
    equipment: tuple[MachineBody, ...] = ()

    def details(self) -> ServiceDetails:
        plain = {name: getattr(self, name) for name in self.__struct_fields__ if name not in TURNED}
        return ServiceDetails(
            **plain,
            piece_rate=UnitCost(self.piece_rate),
            materials=tuple(Consumption(**msgspec.structs.asdict(one)) for one in self.materials),
            equipment=tuple(
                Equipment(**{**msgspec.structs.asdict(one), "price": Money(one.price)}) for one in self.equipment
            ),
        )


class ServiceChange(ServiceBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a service; ``version`` is the one it was read with."""

    version: int


TURNED = ("piece_rate", "materials", "equipment", "version")


class ServicesApi(Controller):
    path = "/services"
    tags = ("catalogue",)

    @get("/", summary="Services by name")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], catalogue: FromDishka[CatalogueQueries], q: str = "",
        category: Category | None = None, active: bool = True, after: str | None = None, limit: int | None = None,
    ) -> Page[ServiceRow]:  # fmt: skip
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        return catalogue.page(text=q, category=category, active=active, after=after, limit=bounded(limit))

    @post("/", summary="Add a service with its norm, materials and machines")
    @inject
    def add(
        self, request: Request, data: ServiceBody, add: FromDishka[AddService], catalogue: FromDishka[CatalogueQueries]
    ) -> ServiceCard:
        return catalogue.service(add(data.details()))

    @get("/coefficients", summary="Circumstances that multiply the labour")
    @inject
    def coefficients(
        self, request: Request, access: FromDishka[Access], catalogue: FromDishka[CatalogueQueries]
    ) -> list[CoefficientRow]:
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        return catalogue.coefficients()

    @get("/{service_id:int}", summary="A service with everything it says")
    @inject
    def card(
        self, request: Request, service_id: int, access: FromDishka[Access], catalogue: FromDishka[CatalogueQueries]
    ) -> ServiceCard:
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        return catalogue.service(ServiceId(service_id))

    @patch("/{service_id:int}", summary="Change a service; new cost sheets take it over")
    @inject
    def change(
        self, request: Request, service_id: int, data: ServiceChange, change: FromDishka[ChangeService],
        catalogue: FromDishka[CatalogueQueries],
    ) -> ServiceCard:  # fmt: skip
        change(ServiceId(service_id), data.details(), version=data.version)
        return catalogue.service(ServiceId(service_id))


ROUTES = (ServicesApi,)
