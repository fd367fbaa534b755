"""Ready-made services to begin with."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.catalogue.starter import AddReadyServices, ReadyService, ReadyServices
from cleaning.application.shared.access import Access, Permission
from cleaning.web.http import Request, inject


class ChosenBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    codes: tuple[str, ...]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    services: int


class ReadyServicesApi(Controller):
    path = "/services/ready"
    tags = ("catalogue",)

    @get("/", summary="Services that come with the program, with estimated norms")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], ready: FromDishka[ReadyServices]
    ) -> list[ReadyService]:
        access.require(Permission.CATALOGUE_SERVICE_VIEW)
        return [*ready.all()]

    @post("/", summary="Make the chosen ones services of the company; known codes stay as they are")
    @inject
    def add(self, request: Request, data: ChosenBody, add: FromDishka[AddReadyServices]) -> Added:
        return Added(services=add(data.codes))


ROUTES = (ReadyServicesApi,)
