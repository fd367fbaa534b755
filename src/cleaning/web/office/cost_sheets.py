"""Price calculations: what a service costs and brings, line by line."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.pricing.archive_sheet import ArchiveCostSheet
from cleaning.application.pricing.calculate_sheets import CalculateSheets
from cleaning.application.pricing.keep_sheet import AddCostSheet, ChangeCostSheet
from cleaning.application.sales.price_impact import ImpactQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, CostSheetId, ItemId, PremisesId, ServiceId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see
from cleaning.web.office.months import whole
from cleaning.web.office.sheet_desk import SheetDesk
from cleaning.web.office.sheet_form import read_sheet

MONTH, YEARS = 30, 3650


class CostSheetController(Controller):
    path = "/cost-sheets"

    @get("/")
    @inject
    def show(
        self, request: Request, access: FromDishka[Access], desk: FromDishka[SheetDesk], q: str = "",
        show: str = "", after: str | None = None,
    ) -> Response:  # fmt: skip
        access.require(Permission.PRICING_SHEET_VIEW)
        sheets = desk.pricing.page(
            scope=desk.scope, text=q, missing=show == "missing", live=show != "resting", after=after
        )
        return page(request, "office/cost_sheets/list", sheets=sheets, services=desk.services(sheets.rows))

    @get("/touched")
    @inject
    def touched(
        self, request: Request, access: FromDishka[Access], desk: FromDishka[SheetDesk],
        impacts: FromDishka[ImpactQueries], clients: FromDishka[ClientQueries], clock: FromDishka[Clock],
        item_id: int, days: str = "",
    ) -> Response:  # fmt: skip
        """By money: contracts, offers, calculations."""
        access.require(Permission.PRICING_SHEET_VIEW)
        item = ItemId(item_id)
        since = clock.now() - timedelta(days=min(whole(days) or MONTH, YEARS))
        impact = impacts.of_item(item, since, scope=desk.scope)
        return page(
            request, "office/cost_sheets/touched", item=desk.inventory.names([item]).get(item, "–"), impact=impact,
            clients=clients.names(list({one.client_id for one in (*impact.contracts, *impact.quotes)})),
        )  # fmt: skip

    @get("/new")
    @inject
    def new(
        self, request: Request, form: Form, access: FromDishka[Access], desk: FromDishka[SheetDesk],
        service_id: int = 0, premises_id: int = 0, client_id: int = 0,
    ) -> Response:  # fmt: skip
        access.require(Permission.PRICING_SHEET_EDIT)
        if not service_id:
            return page(request, "office/cost_sheets/choose", form=form)
        shown = desk.new(form, ServiceId(service_id), PremisesId(premises_id), ClientId(client_id))
        return page(request, "office/cost_sheets/new", form=form, **shown)

    @post("/calculation", status_code=200)
    @inject
    def calculate(
        self, request: Request, form: Form, access: FromDishka[Access], viewer: FromDishka[Viewer],
        calculate: FromDishka[CalculateSheets],
    ) -> Response:  # fmt: skip
        """The live total: the same function that stores, and nothing is stored."""
        access.require(Permission.PRICING_SHEET_VIEW)
        answer = None
        said = read_sheet(form, form.ref("service_id", required=True) or 0)
        with form.attempt():
            answer = calculate([form.into(said)], _branch(viewer))[0]
        if answer is None:
            return part(request, "office/cost_sheets/_price", price=None, problems=_problems(form), answered=True)
        names = {item: one.name for item, one in answer.items.items()}
        return part(
            request,
            "office/cost_sheets/_price",
            price=answer.price,
            items=names,
            unit=answer.service.unit,
            problems=[],
            answered=True,
        )

    @post("/", status_code=200)
    @inject
    def create(
        self, request: Request, form: Form, desk: FromDishka[SheetDesk], add: FromDishka[AddCostSheet]
    ) -> Response:
        service_id = form.ref("service_id", required=True) or 0
        said = read_sheet(form, service_id)
        with form.attempt():
            sheet_id = add(form.into(said))
        if form.errors:
            shown = desk.new(form, ServiceId(service_id), PremisesId(0), ClientId(0))
            return page(request, "office/cost_sheets/new", status=422, form=form, **shown)
        return see(request, f"/cost-sheets/{sheet_id}", flash="The calculation is saved")

    @get("/{sheet_id:int}")
    @inject
    def card(
        self, request: Request, sheet_id: int, access: FromDishka[Access], desk: FromDishka[SheetDesk],
        after: str | None = None,
    ) -> Response:  # fmt: skip
        access.require(Permission.PRICING_SHEET_VIEW)
        return page(request, "office/cost_sheets/page", **desk.card(CostSheetId(sheet_id), after))

    @get("/{sheet_id:int}/edit")
    @inject
    def edit(
        self, request: Request, sheet_id: int, form: Form, access: FromDishka[Access], desk: FromDishka[SheetDesk]
    ) -> Response:
        access.require(Permission.PRICING_SHEET_EDIT)
        return page(request, "office/cost_sheets/edit", form=form, **desk.stored(form, CostSheetId(sheet_id)))

    @post("/{sheet_id:int}", status_code=200)
    @inject
    def save(
        self, request: Request, sheet_id: int, form: Form, desk: FromDishka[SheetDesk],
        change: FromDishka[ChangeCostSheet],
    ) -> Response:  # fmt: skip
        said = read_sheet(form, form.ref("service_id", required=True) or 0)
        with form.attempt():
            change(CostSheetId(sheet_id), form.into(said), version=form.whole("version"))
        if form.errors:
            shown = desk.stored(form, CostSheetId(sheet_id))
            return page(request, "office/cost_sheets/edit", status=422, form=form, **shown)
        return see(request, f"/cost-sheets/{sheet_id}", flash="Saved")

    @post("/{sheet_id:int}/archiving", status_code=200)
    @inject
    def archive(self, request: Request, sheet_id: int, form: Form, archive: FromDishka[ArchiveCostSheet]) -> Response:
        archive(CostSheetId(sheet_id), version=form.whole("version"))
        return see(request, f"/cost-sheets/{sheet_id}", flash="The calculation is frozen and no longer follows prices")


def _branch(viewer: Viewer) -> BranchId:
    branch = viewer.branch_id or next(iter(viewer.branch_ids), None)
    if branch is None:
        raise RuleBroken("field.required", field="branch_id")
    return BranchId(branch)


def _problems(form: Form) -> list[Any]:
    return list(dict.fromkeys(form.errors.values()))


ROUTES = (CostSheetController,)
