"""Cost sheets: calculate, keep, follow how the price came to be."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post

from cleaning.application.pricing.archive_sheet import ArchiveCostSheet
from cleaning.application.pricing.calculate_sheets import CalculateSheets
from cleaning.application.pricing.inputs import MachineInput, MaterialInput, SheetInputs
from cleaning.application.pricing.keep_sheet import AddCostSheet, ChangeCostSheet
from cleaning.application.pricing.queries import PricingQueries, RevisionRow, SheetCard, SheetRow, TouchedSheet
from cleaning.application.sales.price_impact import ImpactQueries, PriceImpact
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.pricing.price import Price
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, ClientId, CostSheetId, ItemId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money, UnitCost
from cleaning.web.api.services import MachineBody, MaterialBody
from cleaning.web.http import Request, inject


class SheetBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One carrying-out of a service. What is left out comes from the service and the company's rates.

    ``coefficients`` are codes such as ``soiling:heavy``; percents count as 20 for 20 %, sums are net in euro.
    """

    service_id: ServiceId
    quantity: Decimal
    name: str = ""
    client_id: ClientId | None = None
    premises_id: PremisesId | None = None
    minutes_per_unit: Decimal | None = None
    coefficients: tuple[str, ...] = ()
    hourly_cost: Decimal | None = None
    km: Decimal = Decimal(0)
    rate_per_km: Decimal | None = None
    transport_fixed: Decimal = Decimal(0)
    overhead: Decimal | None = None
    margin_rule: MarginRule | None = None
    margin: Decimal | None = None
    fixed_price: Decimal | None = None
    minimum: Decimal | None = None
    discount: Decimal = Decimal(0)
    step: Decimal | None = None
    materials: tuple[MaterialBody, ...] | None = None
    machines: tuple[MachineBody, ...] | None = None

    def inputs(self) -> SheetInputs:
        plain = {name: getattr(self, name) for name in SheetInputs.__struct_fields__ if name not in TURNED}
        return SheetInputs(
            **plain,
            hourly_cost=unit_cost(self.hourly_cost),
            rate_per_km=unit_cost(self.rate_per_km),
            transport_fixed=money(self.transport_fixed) or ZERO,
            fixed_price=money(self.fixed_price),
            minimum=money(self.minimum),
            step=money(self.step),
            materials=None if self.materials is None else tuple(
                MaterialInput(**msgspec.structs.asdict(one)) for one in self.materials
            ),
            machines=None if self.machines is None else tuple(
                MachineInput(**{**msgspec.structs.asdict(one), "price": Money(one.price)}) for one in self.machines
            ),
        )  # fmt: skip


class SheetChange(SheetBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a sheet's inputs; ``version`` is the one it was read with."""

    version: int


class Calculation(msgspec.Struct, frozen=True, kw_only=True):
    """What a sheet would cost and bring, nothing stored; ``missing`` names materials without a price."""

    hours: Decimal
    labour: Money
    materials: Money
    equipment: Money
    transport: Money
    direct: Money
    overhead: Money
    cost: Money
    price: Money
    margin: Decimal | None
    missing: list[str]


TURNED = (
    "hourly_cost", "rate_per_km", "transport_fixed", "fixed_price", "minimum", "step", "materials", "machines",
)  # fmt: skip


class CostSheetsApi(Controller):
    path = "/cost-sheets"
    tags = ("pricing",)

    @get("/", summary="Cost sheets by name")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], pricing: FromDishka[PricingQueries], q: str = "",
        service_id: int | None = None, client_id: int | None = None, missing: bool = False, live: bool = True,
        after: str | None = None, limit: int | None = None,
    ) -> Page[SheetRow]:  # fmt: skip
        access.require(Permission.PRICING_SHEET_VIEW)
        return pricing.page(
            scope=access.viewer.scope, text=q, service_id=None if service_id is None else ServiceId(service_id),
            client_id=None if client_id is None else ClientId(client_id), missing=missing, live=live, after=after,
            limit=bounded(limit),
        )  # fmt: skip

    @post("/", summary="Calculate a service and keep the sheet")
    @inject
    def add(
        self, request: Request, data: SheetBody, viewer: FromDishka[Viewer], add: FromDishka[AddCostSheet],
        pricing: FromDishka[PricingQueries],
    ) -> SheetCard:  # fmt: skip
        return pricing.sheet(add(data.inputs()), scope=viewer.scope)

    @post("/calculation", status_code=200, summary="Calculate without keeping anything")
    @inject
    def calculate(
        self, request: Request, data: SheetBody, access: FromDishka[Access], calculate: FromDishka[CalculateSheets]
    ) -> Calculation:
        access.require(Permission.PRICING_SHEET_VIEW)
        branch = access.viewer.branch_id or next(iter(access.viewer.branch_ids), None)
        if branch is None:
            raise NotFound("branch")
        answer = calculate([data.inputs()], BranchId(branch))[0]
        return _calculation(answer.price, answer.missing)

    @get("/touched", summary="Live sheets that a price change of an item moved")
    @inject
    def touched(
        self, request: Request, access: FromDishka[Access], pricing: FromDishka[PricingQueries], item_id: int,
        limit: int | None = None,
    ) -> list[TouchedSheet]:  # fmt: skip
        access.require(Permission.PRICING_SHEET_VIEW)
        return pricing.touched_by(ItemId(item_id), scope=access.viewer.scope, limit=bounded(limit))

    @get("/impact", summary="What an item's purchase price touched since a moment: contracts, offers, sheets, by money")
    @inject
    def impact(
        self, request: Request, access: FromDishka[Access], impacts: FromDishka[ImpactQueries], item_id: int,
        since: datetime,
    ) -> PriceImpact:  # fmt: skip
        access.require(Permission.PRICING_SHEET_VIEW)
        return impacts.of_item(ItemId(item_id), since, scope=access.viewer.scope)

    @get("/{sheet_id:int}", summary="A sheet with its inputs and figures")
    @inject
    def card(
        self, request: Request, sheet_id: int, access: FromDishka[Access], pricing: FromDishka[PricingQueries]
    ) -> SheetCard:
        access.require(Permission.PRICING_SHEET_VIEW)
        return pricing.sheet(CostSheetId(sheet_id), scope=access.viewer.scope)

    @patch("/{sheet_id:int}", summary="Other inputs; the price is today's")
    @inject
    def change(
        self, request: Request, sheet_id: int, data: SheetChange, viewer: FromDishka[Viewer],
        change: FromDishka[ChangeCostSheet], pricing: FromDishka[PricingQueries],
    ) -> SheetCard:  # fmt: skip
        change(CostSheetId(sheet_id), data.inputs(), version=data.version)
        return pricing.sheet(CostSheetId(sheet_id), scope=viewer.scope)

    @post("/{sheet_id:int}/archiving", status_code=200, summary="Put a sheet to rest: it follows prices no more")
    @inject
    def archive(
        self, request: Request, sheet_id: int, viewer: FromDishka[Viewer], archive: FromDishka[ArchiveCostSheet],
        pricing: FromDishka[PricingQueries],
    ) -> SheetCard:  # fmt: skip
        archive(CostSheetId(sheet_id))
        return pricing.sheet(CostSheetId(sheet_id), scope=viewer.scope)

    @get("/{sheet_id:int}/revisions", summary="How the price came to be, newest first")
    @inject
    def revisions(
        self, request: Request, sheet_id: int, access: FromDishka[Access], pricing: FromDishka[PricingQueries],
        after: str | None = None, limit: int | None = None,
    ) -> Page[RevisionRow]:  # fmt: skip
        access.require(Permission.PRICING_SHEET_VIEW)
        sheet = pricing.sheet(CostSheetId(sheet_id), scope=access.viewer.scope).id
        return pricing.revisions(sheet, scope=access.viewer.scope, after=after, limit=bounded(limit))


def money(value: Decimal | None) -> Money | None:
    return None if value is None else Money(value)


def unit_cost(value: Decimal | None) -> UnitCost | None:
    return None if value is None else UnitCost(value)


def _calculation(price: Price, missing: list[str]) -> Calculation:
    figures = {name: getattr(price, name) for name in Calculation.__struct_fields__ if name != "missing"}
    return Calculation(**figures, missing=missing)


ROUTES = (CostSheetsApi,)
