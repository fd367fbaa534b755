"""Settings: ready-made services to begin with."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.catalogue.starter import AddReadyServices, ReadyServices
from cleaning.application.shared.access import Access, Permission
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class ReadyServiceController(Controller):
    path = "/services/ready"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], ready: FromDishka[ReadyServices],
        catalogue: FromDishka[CatalogueQueries],
    ) -> Response:  # fmt: skip
        access.require(Permission.CATALOGUE_SERVICE_EDIT)
        return page(request, "office/services/ready", form=form, ready=ready.all(), known=catalogue.codes())

    @post("/", status_code=200)
    @inject
    def add(
        self, request: Request, form: Form, add: FromDishka[AddReadyServices], ready: FromDishka[ReadyServices],
        catalogue: FromDishka[CatalogueQueries],
    ) -> Response:  # fmt: skip
        with form.attempt():
            add(form.all("code"))
        if form.errors:
            shown = {"ready": ready.all(), "known": catalogue.codes()}
            return page(request, "office/services/ready", status=422, form=form, **shown)
        return see(request, "/services", flash="The services are added; measure their norms and correct them")


ROUTES = (ReadyServiceController,)
