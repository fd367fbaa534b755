"""What is done with a request: to another column, to somebody, lost, brought back, made a client."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, post

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.sales.convert_request import Conversion, ConvertRequest
from cleaning.application.sales.move_request import AssignRequest, LoseRequest, MoveRequest, ReopenRequest
from cleaning.application.sales.request_queries import RequestQueries
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, RequestId, UserId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see
from cleaning.web.office.requests import board_of, card_of


class RequestStepController(Controller):
    path = "/requests/{request_id:int}"

    @post("/stage", status_code=200)
    @inject
    def move(
        self,
        request: Request,
        request_id: int,
        form: Form,
        move: FromDishka[MoveRequest],
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        """From the board the board comes back, from elsewhere the request."""
        stage = form.choice("stage", RequestStage, required=True) or RequestStage.CONTACTED
        if form.errors:
            raise RuleBroken("field.not_offered", value=form.get("stage"))
        move(RequestId(request_id), stage)
        if form.get("board"):
            return _board(request, access, requests, clock)
        return see(request, f"/requests/{request_id}", flash="Saved")

    @post("/loss", status_code=200)
    @inject
    def lose(
        self,
        request: Request,
        request_id: int,
        form: Form,
        lose: FromDishka[LoseRequest],
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        lose(RequestId(request_id), form.text("reason"), form.text("note", max=500))
        if form.get("board"):
            return _board(request, access, requests, clock)
        return see(request, f"/requests/{request_id}", flash="The request is closed")

    @post("/reopening", status_code=200)
    @inject
    def reopen(self, request: Request, request_id: int, reopen: FromDishka[ReopenRequest]) -> Response:
        reopen(RequestId(request_id))
        return see(request, f"/requests/{request_id}", flash="The request is open again")

    @post("/assignee", status_code=200)
    @inject
    def assign(self, request: Request, request_id: int, form: Form, assign: FromDishka[AssignRequest]) -> Response:
        user = form.ref("assignee_id")
        assign(RequestId(request_id), None if user is None else UserId(user))
        return see(request, f"/requests/{request_id}", flash="Saved")

    @post("/conversion", status_code=200)
    @inject
    def convert(
        self,
        request: Request,
        request_id: int,
        form: Form,
        convert: FromDishka[ConvertRequest],
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        clients: FromDishka[ClientQueries],
        catalogue: FromDishka[CatalogueQueries],
        identity: FromDishka[IdentityQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        """To the draft of the offer; without named services to its builder, with the place in it."""
        client = form.ref("client_id")
        values: dict[str, Any] = {
            "client_id": None if client is None else ClientId(client),
            "despite_twins": form.flag("despite_twins"),
        }
        with form.attempt():
            made = convert(RequestId(request_id), form.into(Conversion, **values))
        if form.errors:
            form.errors.setdefault("", next(iter(form.errors.values())))
            one = requests.card(request_id, scope=access.viewer.scope)
            shown = card_of(one, access.viewer, clients, catalogue, identity, clock)
            return page(request, "office/requests/page", status=422, form=form, **shown)
        if made.quote_id is not None:
            return see(request, f"/quotes/{made.quote_id}", flash="Client, place and draft of the offer are made")
        builder = f"/quotes/new?client_id={made.client_id}&premises_id={made.premises_id}"
        return see(request, builder, flash="Client and place are made")


def _board(request: Request, access: Access, requests: RequestQueries, clock: Clock) -> Response:
    shown = board_of(access.viewer, requests, clock)
    return part(request, "office/requests/_board", **shown)


ROUTES = (RequestStepController,)
