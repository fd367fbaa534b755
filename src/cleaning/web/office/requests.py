"""Requests at the desk: the board, the list, one request, and its way to a client and an offer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.sales.move_request import ChangeRequest
from cleaning.application.sales.receive_request import ReceiveRequest
from cleaning.application.sales.request_queries import RequestCard, RequestFilter, RequestQueries
from cleaning.application.shared.access import Access, Permission, Role, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.ids import RequestId
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.request_form import choices, new_request, request_change, stored

CLOSED_SHOWN = timedelta(days=30)
OPEN = (RequestStage.NEW, RequestStage.CONTACTED, RequestStage.VISITED, RequestStage.QUOTED)
AT_THE_DESK = (Role.OWNER, Role.OFFICE, Role.DISPATCHER)


class RequestController(Controller):
    path = "/requests"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        clients: FromDishka[ClientQueries],
        identity: FromDishka[IdentityQueries],
        clock: FromDishka[Clock],
        q: str = "",
        stage: str = "",
        channel: str = "",
        assignee: str = "",
        client_id: int | None = None,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.SALES_REQUEST_VIEW)
        wanted = RequestFilter(
            q=q,
            stage=chosen(RequestStage, stage),
            channel=channel or None,
            assignee_id=int(assignee) if assignee.isdecimal() else None,
            client_id=client_id,
            open=stage == "open",
            late=stage == "late",
        )
        found = requests.page(wanted, scope=access.viewer.scope, now=clock.now(), after=after)
        return page(
            request,
            "office/requests/list",
            found=found,
            wanted=wanted,
            counts=requests.counts(scope=access.viewer.scope),
            stages=list(RequestStage),
            people=desk_people(identity),
            client=clients.chosen(client_id, scope=access.viewer.scope),
            moment=clock.now(),
        )

    @get("/board")
    @inject
    def board(
        self,
        request: Request,
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.SALES_REQUEST_VIEW)
        return page(request, "office/requests/board", **board_of(access.viewer, requests, clock))

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        catalogue: FromDishka[CatalogueQueries],
        identity: FromDishka[IdentityQueries],
        clients: FromDishka[ClientQueries],
        client_id: int | None = None,
    ) -> Response:
        access.require(Permission.SALES_REQUEST_EDIT)
        known = _of_client(clients, client_id, access.viewer) if client_id else {}
        return page(request, "office/requests/new", form=form, known=known, **_offered(catalogue, identity, access))

    @post("/", status_code=200)
    @inject
    def receive(
        self,
        request: Request,
        form: Form,
        receive: FromDishka[ReceiveRequest],
        access: FromDishka[Access],
        catalogue: FromDishka[CatalogueQueries],
        identity: FromDishka[IdentityQueries],
    ) -> Response:
        with form.attempt():
            request_id = receive(new_request(form))
        if form.errors:
            shown = _offered(catalogue, identity, access)
            return page(request, "office/requests/new", status=422, form=form, known={}, **shown)
        return see(request, f"/requests/{request_id}", flash="Saved")

    @get("/{request_id:int}")
    @inject
    def card(
        self,
        request: Request,
        request_id: int,
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        clients: FromDishka[ClientQueries],
        catalogue: FromDishka[CatalogueQueries],
        identity: FromDishka[IdentityQueries],
        clock: FromDishka[Clock],
        form: Form,
    ) -> Response:
        access.require(Permission.SALES_REQUEST_VIEW)
        one = requests.card(request_id, scope=access.viewer.scope)
        return page(
            request,
            "office/requests/page",
            form=form,
            **card_of(one, access.viewer, clients, catalogue, identity, clock),
        )

    @get("/{request_id:int}/edit")
    @inject
    def edit(
        self,
        request: Request,
        request_id: int,
        form: Form,
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        catalogue: FromDishka[CatalogueQueries],
        identity: FromDishka[IdentityQueries],
    ) -> Response:
        access.require(Permission.SALES_REQUEST_EDIT)
        one = requests.card(request_id, scope=access.viewer.scope)
        shown = _offered(catalogue, identity, access)
        return page(request, "office/requests/edit", form=form, one=one, known=stored(one, access.viewer.lang), **shown)

    @post("/{request_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        request_id: int,
        form: Form,
        change: FromDishka[ChangeRequest],
        access: FromDishka[Access],
        requests: FromDishka[RequestQueries],
        catalogue: FromDishka[CatalogueQueries],
        identity: FromDishka[IdentityQueries],
    ) -> Response:
        with form.attempt():
            change(RequestId(request_id), request_change(form))
        if form.errors:
            one = requests.card(request_id, scope=access.viewer.scope)
            shown = {**_offered(catalogue, identity, access), "known": stored(one, access.viewer.lang)}
            return page(request, "office/requests/edit", status=422, form=form, one=one, **shown)
        return see(request, f"/requests/{request_id}", flash="Saved")


def board_of(viewer: Viewer, requests: RequestQueries, clock: Clock) -> dict[str, Any]:
    """The columns with their cards; the closed ones of the last month."""
    columns: dict[RequestStage, list[Any]] = {stage: [] for stage in RequestStage}
    for row in requests.board(scope=viewer.scope, since=clock.now() - CLOSED_SHOWN):
        columns[row.stage].append(row)
    return {
        "columns": columns,
        "counts": requests.counts(scope=viewer.scope),
        "moment": clock.now(),
        "open_stages": OPEN,
    }


def card_of(
    one: RequestCard,
    viewer: Viewer,
    clients: ClientQueries,
    catalogue: CatalogueQueries,
    identity: IdentityQueries,
    clock: Clock,
) -> dict[str, Any]:
    """One request with what can be done about it, and who it may be."""
    twins = []
    if one.client_id is None and one.stage in OPEN:
        phones, emails = ([value] if value else [] for value in (one.phone, one.email))
        twins = clients.twins(eik=one.eik, phones=phones, emails=emails, scope=viewer.scope)
    return {
        "one": one,
        "twins": twins,
        "wanted": [name.name(viewer.lang) for name in catalogue.names(one.services).values()],
        "people": desk_people(identity),
        "open_stages": OPEN,
        "moment": clock.now(),
    }


def desk_people(identity: IdentityQueries) -> list[tuple[int, str]]:
    """Who may be given something to do at the desk."""
    return [(user.id, user.name) for user in identity.users() if user.role in AT_THE_DESK]


def _offered(catalogue: CatalogueQueries, identity: IdentityQueries, access: Access) -> dict[str, Any]:
    return {**choices(catalogue, access.viewer.lang), "people": desk_people(identity)}


def _of_client(clients: ClientQueries, client_id: int, viewer: Viewer) -> dict[str, Any]:
    """Somebody we know asks for something more."""
    client = clients.card(client_id, scope=viewer.scope)
    asks = client.contacts[0] if client.contacts else None
    return {
        "client_id": client.id,
        "kind": client.kind,
        "firm": client.legal_name,
        "eik": client.eik or "",
        "name": (asks.name if asks else "") if client.legal_name else client.name,
        "phone": client.phone or "",
        "email": client.email or "",
        "language": client.language,
        "settlement": client.city,
        "address": client.address,
    }


ROUTES = (RequestController,)
