"""The action "Document" of a client: the papers of its kind, ready to be made."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.documents.client_papers import OfferPapers
from cleaning.web.http import Request, Response, inject, page


class ClientPaperController(Controller):
    path = "/clients/{client_id:int}/papers"

    @get("/")
    @inject
    def show(self, request: Request, client_id: int, offer: FromDishka[OfferPapers]) -> Response:
        return page(request, "office/clients/papers", papers=offer(client_id))


ROUTES = (ClientPaperController,)
