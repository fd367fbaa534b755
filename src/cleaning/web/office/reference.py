"""What programs can ask of us: the page /api, made from the document itself."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.shared.access import Viewer
from cleaning.web.description import describe
from cleaning.web.http import Request, Response, inject, page
from cleaning.web.reference import chapters, records


class ReferenceController(Controller):
    path = "/api"

    @get("/")
    @inject
    def show(self, request: Request, viewer: FromDishka[Viewer]) -> Response:
        document = describe(request.app)
        return page(request, "office/reference/page", chapters=chapters(document), records=records(document))

    @get("/openapi.json")
    @inject
    def document(self, request: Request, viewer: FromDishka[Viewer]) -> Response:
        content = msgspec.json.encode(describe(request.app))
        return Response(content, media_type="application/vnd.oai.openapi+json")


ROUTES = (ReferenceController,)
