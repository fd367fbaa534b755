"""Requests, as programs bring, move and convert them."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post

from cleaning.application.sales.convert_request import Conversion, Converted, ConvertRequest
from cleaning.application.sales.move_request import (
    AssignRequest,
    ChangeRequest,
    LoseRequest,
    MoveRequest,
    ReopenRequest,
)
from cleaning.application.sales.receive_request import ReceiveRequest
from cleaning.application.sales.request_inputs import NewRequest, RequestChange
from cleaning.application.sales.request_queries import RequestCard, RequestFilter, RequestQueries, RequestRow
from cleaning.application.sales.request_rules import RequestRules, SetRequestRules
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.ids import RequestId, UserId
from cleaning.web.http import Request, inject


class StageBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``quoted`` needs an offer, ``won`` a client; ``lost`` has a call of its own."""

    stage: RequestStage


class LossBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``reason`` is the code of a word of the dictionary ``loss``."""

    reason: str
    note: str = ""


class AssigneeBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    user_id: UserId | None


class RequestsApi(Controller):
    path = "/requests"
    tags = ("requests",)

    @get("/", summary="Requests, newest first; late are those whose first answer is overdue")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        clock: FromDishka[Clock],
        q: str = "",
        stage: RequestStage | None = None,
        channel: str | None = None,
        assignee_id: int | None = None,
        client_id: int | None = None,
        open: bool = False,
        late: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[RequestRow]:
        access.require(Permission.SALES_REQUEST_VIEW)
        wanted = RequestFilter(
            q=q, stage=stage, channel=channel, assignee_id=assignee_id, client_id=client_id, open=open, late=late
        )
        return requests.page(wanted, scope=access.viewer.scope, now=clock.now(), after=after, limit=limit)

    @post("/", summary="Write down a request; the deadline of its first answer begins to run")
    @inject
    def receive(
        self,
        request: Request,
        data: NewRequest,
        receive: FromDishka[ReceiveRequest],
        requests: FromDishka[RequestQueries],
        viewer: FromDishka[Viewer],
    ) -> RequestCard:
        return requests.card(receive(data), scope=viewer.scope)

    @get("/{request_id:int}", summary="All that is stored about a request")
    @inject
    def card(
        self, request: Request, request_id: int, access: FromDishka[Access], requests: FromDishka[RequestQueries]
    ) -> RequestCard:
        access.require(Permission.SALES_REQUEST_VIEW)
        return requests.card(request_id, scope=access.viewer.scope)

    @patch("/{request_id:int}", summary="Say everything anew; a stale version is refused")
    @inject
    def change(
        self,
        request: Request,
        request_id: int,
        data: RequestChange,
        change: FromDishka[ChangeRequest],
        requests: FromDishka[RequestQueries],
        viewer: FromDishka[Viewer],
    ) -> RequestCard:
        change(RequestId(request_id), data)
        return requests.card(request_id, scope=viewer.scope)

    @post("/{request_id:int}/stage", summary="To another stage")
    @inject
    def move(
        self,
        request: Request,
        request_id: int,
        data: StageBody,
        move: FromDishka[MoveRequest],
        requests: FromDishka[RequestQueries],
        viewer: FromDishka[Viewer],
    ) -> RequestCard:
        move(RequestId(request_id), data.stage)
        return requests.card(request_id, scope=viewer.scope)

    @post("/{request_id:int}/loss", summary="Close it as lost, with a reason")
    @inject
    def lose(
        self,
        request: Request,
        request_id: int,
        data: LossBody,
        lose: FromDishka[LoseRequest],
        requests: FromDishka[RequestQueries],
        viewer: FromDishka[Viewer],
    ) -> RequestCard:
        lose(RequestId(request_id), data.reason, data.note)
        return requests.card(request_id, scope=viewer.scope)

    @post("/{request_id:int}/reopening", summary="Open a closed one again")
    @inject
    def reopen(
        self,
        request: Request,
        request_id: int,
        reopen: FromDishka[ReopenRequest],
        requests: FromDishka[RequestQueries],
        viewer: FromDishka[Viewer],
    ) -> RequestCard:
        reopen(RequestId(request_id))
        return requests.card(request_id, scope=viewer.scope)

    @post("/{request_id:int}/assignee", summary="Who follows it from now on")
    @inject
    def assign(
        self,
        request: Request,
        request_id: int,
        data: AssigneeBody,
        assign: FromDishka[AssignRequest],
        requests: FromDishka[RequestQueries],
        viewer: FromDishka[Viewer],
    ) -> RequestCard:
        assign(RequestId(request_id), data.user_id)
        return requests.card(request_id, scope=viewer.scope)

    @post("/{request_id:int}/conversion", summary="Client, place and draft of the offer in one step")
    @inject
    def convert(
        self, request: Request, request_id: int, data: Conversion, convert: FromDishka[ConvertRequest]
    ) -> Converted:
        return convert(RequestId(request_id), data)


class RequestRulesApi(Controller):
    path = "/request-rules"
    tags = ("requests",)

    @post("/", status_code=200, summary="How soon requests are answered, in which hours, and why they are lost")
    @inject
    def choose(self, request: Request, data: RequestRules, choose: FromDishka[SetRequestRules]) -> RequestRules:
        choose(data)
        return data


ROUTES = (RequestsApi, RequestRulesApi)
