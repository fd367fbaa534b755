"""Services: what the company sells, with norms and materials."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.catalogue.add_service import AddService
from cleaning.application.catalogue.change_service import ChangeService
from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.ids import ServiceId
from cleaning.domain.shared.quantity import Unit
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see
from cleaning.web.office.service_form import equipment_rows, material_rows, read_service
from cleaning.web.typed import typed


class ServiceController(Controller):
    path = "/services"

    @get("/")
    @inject
    def show(
        self, request: Request, access: FromDishka[Access], catalogue: FromDishka[CatalogueQueries],
        q: str = "", category: str = "", resting: bool = False, after: str | None = None,
    ) -> Response:  # fmt: skip
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        kind = Category(category) if category in list(Category) else None
        services = catalogue.page(text=q, category=kind, active=not resting, after=after)
        return page(request, "office/services/list", services=services, categories=list(Category), resting=resting)

    @get("/pick")
    @inject
    def pick(
        self, request: Request, access: FromDishka[Access], viewer: FromDishka[Viewer],
        catalogue: FromDishka[CatalogueQueries], q: str = "",
    ) -> Response:  # fmt: skip
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        found = catalogue.page(text=q, limit=12).rows
        rows = [(row.id, (row.name_en or row.name_bg) if viewer.lang == "en" else row.name_bg, row.code)
                for row in found]  # fmt: skip
        return part(request, "ui/options", rows=rows)

    @get("/items")
    @inject
    def items(
        self, request: Request, access: FromDishka[Access], inventory: FromDishka[InventoryQueries], q: str = ""
    ) -> Response:
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        rows = [(item.id, item.name, item.code) for item in inventory.find(q, limit=12)]
        return part(request, "ui/options", rows=rows)

    @get("/new")
    @inject
    def new(
        self, request: Request, form: Form, access: FromDishka[Access], viewer: FromDishka[Viewer],
        company: FromDishka[CompanyQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.CATALOGUE_SERVICE_EDIT)
        return page(request, "office/services/new", form=form, **_rows(form, viewer, {}), **_choices(company, clock))

    @post("/", status_code=200)
    @inject
    def create(
        self, request: Request, form: Form, viewer: FromDishka[Viewer], add: FromDishka[AddService],
        company: FromDishka[CompanyQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        details = read_service(form)
        with form.attempt():
            service_id = add(form.into(details))
        if form.errors:
            rows = _rows(form, viewer, {})
            return page(request, "office/services/new", status=422, form=form, **rows, **_choices(company, clock))
        return see(request, f"/services/{service_id}", flash="The service is added")

    @get("/{service_id:int}")
    @inject
    def edit(
        self, request: Request, service_id: int, form: Form, access: FromDishka[Access], viewer: FromDishka[Viewer],
        catalogue: FromDishka[CatalogueQueries], inventory: FromDishka[InventoryQueries],
        company: FromDishka[CompanyQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        return _edit(request, service_id, form, viewer, catalogue, inventory, _choices(company, clock))

    @post("/{service_id:int}", status_code=200)
    @inject
    def save(
        self, request: Request, service_id: int, form: Form, viewer: FromDishka[Viewer],
        change: FromDishka[ChangeService], catalogue: FromDishka[CatalogueQueries],
        inventory: FromDishka[InventoryQueries], company: FromDishka[CompanyQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        details = read_service(form)
        with form.attempt():
            change(ServiceId(service_id), form.into(details), version=form.whole("version"))
        if form.errors:
            choices = _choices(company, clock)
            return _edit(request, service_id, form, viewer, catalogue, inventory, choices, status=422)
        return see(request, f"/services/{service_id}", flash="Saved")


def _edit(
    request: Request, service_id: int, form: Form, viewer: Viewer, catalogue: CatalogueQueries,
    inventory: InventoryQueries, choices: dict[str, Any], *, status: int = 200,
) -> Response:  # fmt: skip
    service = catalogue.service(ServiceId(service_id))
    used = [*service.materials, *(one for one in service.equipment if one.item_id)]
    names = inventory.names(one.item_id for one in used if one.item_id is not None)
    rows = {
        "materials": material_rows(form, viewer.lang, service.materials, names),
        "equipment": equipment_rows(form, viewer.lang, service.equipment),
        "norm": typed(service.minutes_per_unit, viewer.lang),
        "rate": typed(service.piece_rate, viewer.lang),
    }
    return page(request, "office/services/page", status=status, form=form, service=service, **rows, **choices)


def _rows(form: Form, viewer: Viewer, names: dict[Any, str]) -> dict[str, Any]:
    return {
        "materials": material_rows(form, viewer.lang, [], names),
        "equipment": equipment_rows(form, viewer.lang, []),
        "norm": "",
        "rate": "",
    }


def _choices(company: CompanyQueries, clock: Clock) -> dict[str, Any]:
    rates = [(str(rate.code), rate.percent) for rate in company.vat_rates(clock.today())]
    return {"categories": list(Category), "units": list(Unit), "rates": rates}


ROUTES = (ServiceController,)
