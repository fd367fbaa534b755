"""Work: a visit outside any plan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.plan_visit import OneOff, PlanVisit
from cleaning.domain.shared.ids import BranchId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO
from cleaning.web.days import local
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class NewVisitController(Controller):
    path = "/visits/new"

    @get("/")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        catalogue: FromDishka[CatalogueQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
        premises_id: int | None = None,
    ) -> Response:
        access.require(Permission.VISITS_EDIT)
        return _page(request, form, viewer, catalogue, premises, clock, premises_id)

    @post("/", status_code=200)
    @inject
    def plan(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        catalogue: FromDishka[CatalogueQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
        plan: FromDishka[PlanVisit],
    ) -> Response:
        visit_id: int | None = None
        with form.attempt():
            visit_id = plan(_command(form, viewer))
        if form.errors:
            return _page(request, form, viewer, catalogue, premises, clock, form.ref("premises_id"), status=422)
        return see(request, f"/visits/{visit_id}", flash="The visit is planned; it waits for people.")


def _command(form: Form, viewer: Viewer) -> OneOff:
    day, start = form.date("day", required=True), form.time("start", required=True)
    values: dict[str, Any] = {
        "branch_id": BranchId(viewer.branch_id or viewer.branch_ids[0]),
        "premises_id": PremisesId(form.ref("premises_id", required=True) or 0),
        "service_id": ServiceId(form.ref("service_id", required=True) or 0),
        "minutes": form.whole("minutes", required=True, least=1, most=24 * 60),
        "quantity": form.decimal("quantity", least=0) or Decimal(1),
        "price": form.money("price") or ZERO,
        "note": form.text("note", max=2000),
    }
    if day is not None and start is not None:
        values["starts_at"] = local(day, start)
    return form.into(OneOff, **values)


def _page(
    request: Request,
    form: Form,
    viewer: Viewer,
    catalogue: CatalogueQueries,
    premises: PremisesQueries,
    clock: Clock,
    premises_id: int | None,
    *,
    status: int = 200,
) -> Response:
    place = premises.chosen(premises_id, scope=viewer.scope)
    services = [(service.id, service.name(viewer.lang)) for service in catalogue.services()]
    return page(
        request,
        "office/visits/new",
        status=status,
        form=form,
        place=place,
        services=services,
        today=clock.today(),
    )


ROUTES = (NewVisitController,)
