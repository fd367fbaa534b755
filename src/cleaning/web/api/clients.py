"""Clients, as programs add, find and change them."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.archive_client import ArchiveClient, RestoreClient
from cleaning.application.clients.change_client import ChangeClient
from cleaning.application.clients.commands import ClientAction, ClientChange, ConsentChange, ConsentInput, NewClient
from cleaning.application.clients.history import Happening, HistoryFilter
from cleaning.application.clients.log_interaction import LogInteraction, NewInteraction, SaidInput
from cleaning.application.clients.masks import without_secrets
from cleaning.application.clients.queries import ClientCard, ClientFilter, ClientQueries, ClientRow
from cleaning.application.clients.record_consent import RecordConsent
from cleaning.application.company.own_fields.queries import OwnFieldQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.own import with_own
from cleaning.application.shared.paging import Page
from cleaning.domain.clients.values import ClientKind, ClientStatus, Segment
from cleaning.domain.shared.ids import ClientId, InteractionId, UserId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.http import Request, inject
from cleaning.web.own_list import asked_of


class InteractionInput(SaidInput, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``at`` None is now; ``follow_up_on`` makes a task for that day, of ``assignee_id`` or of whoever is there."""

    at: datetime | None = None
    follow_up_on: date | None = None
    follow_up_text: str = ""
    assignee_id: UserId | None = None

    def of(self, client_id: ClientId) -> NewInteraction:
        return NewInteraction(client_id=client_id, **msgspec.structs.asdict(self))


class InteractionMade(msgspec.Struct, frozen=True, kw_only=True):
    id: InteractionId


class ClientsApi(Controller):
    path = "/clients"
    tags = ("clients",)

    @get(
        "/",
        summary="Clients by name; q is any fragment of name, phone, EIK, address; own.KEY= and sort=own.KEY",
    )
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        own: FromDishka[OwnFieldQueries],
        q: str = "",
        kind: ClientKind | None = None,
        status: ClientStatus | None = None,
        segment: Segment | None = None,
        tag: str = "",
        archived: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[ClientRow]:
        access.require(Permission.CLIENTS_VIEW)
        asked = asked_of(request.query_params, own.fields(Subject.CLIENT), strict=True)
        wanted = ClientFilter(q=q, kind=kind, status=status, segment=segment, tag=tag, archived=archived, own=asked)
        return clients.page(wanted, scope=access.viewer.scope, after=after, limit=limit)

    @post("/", summary="Add a client; client.duplicate names those with the same EIK, phone or e-mail")
    @inject
    def add(
        self,
        request: Request,
        data: NewClient,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddClient],
        clients: FromDishka[ClientQueries],
    ) -> ClientCard:
        return without_secrets(clients.card(add(with_own(data)), scope=viewer.scope), viewer)

    @get("/{client_id:int}", summary="All that is stored about a client")
    @inject
    def card(
        self, request: Request, client_id: int, access: FromDishka[Access], clients: FromDishka[ClientQueries]
    ) -> ClientCard:
        access.require(Permission.CLIENTS_VIEW)
        return without_secrets(clients.card(client_id, scope=access.viewer.scope), access.viewer)

    @patch("/{client_id:int}", summary="Change what is given; with a stale version 409 and both values")
    @inject
    def change(
        self,
        request: Request,
        client_id: int,
        data: ClientChange,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeClient],
        clients: FromDishka[ClientQueries],
    ) -> ClientCard:
        change(ClientId(client_id), data)
        return without_secrets(clients.card(client_id, scope=viewer.scope), viewer)

    @post("/{client_id:int}/archive", summary="Take a client out of lists and searches")
    @inject
    def archive(
        self,
        request: Request,
        client_id: int,
        viewer: FromDishka[Viewer],
        archive: FromDishka[ArchiveClient],
        clients: FromDishka[ClientQueries],
    ) -> ClientCard:
        archive(ClientAction(client_id=ClientId(client_id)))
        return without_secrets(clients.card(client_id, scope=viewer.scope), viewer)

    @delete("/{client_id:int}/archive", status_code=200, summary="Bring an archived client back")
    @inject
    def restore(
        self,
        request: Request,
        client_id: int,
        viewer: FromDishka[Viewer],
        restore: FromDishka[RestoreClient],
        clients: FromDishka[ClientQueries],
    ) -> ClientCard:
        restore(ClientAction(client_id=ClientId(client_id)))
        return without_secrets(clients.card(client_id, scope=viewer.scope), viewer)

    @get("/{client_id:int}/timeline", summary="What happened with a client, newest first")
    @inject
    def timeline(
        self,
        request: Request,
        client_id: int,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        kind: str = "",
        actor: str = "",
        since: date | None = None,
        until: date | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[Happening]:
        access.require(Permission.CLIENTS_VIEW)
        clients.card(client_id, scope=access.viewer.scope)
        wanted = HistoryFilter(kind=kind, actor=actor, since=since, until=until)
        return clients.timeline(client_id, scope=access.viewer.scope, wanted=wanted, after=after, limit=limit or 30)

    @post("/{client_id:int}/interactions", summary="Write down a call, a wish, a complaint or a note")
    @inject
    def log(
        self, request: Request, client_id: int, data: InteractionInput, log: FromDishka[LogInteraction]
    ) -> InteractionMade:
        return InteractionMade(id=log(data.of(ClientId(client_id))))

    @post("/{client_id:int}/consents", summary="Note that the client lets us write")
    @inject
    def consent(
        self,
        request: Request,
        client_id: int,
        data: ConsentInput,
        viewer: FromDishka[Viewer],
        record: FromDishka[RecordConsent],
        clients: FromDishka[ClientQueries],
    ) -> ClientCard:
        record(ConsentChange(client_id=ClientId(client_id), given=True, **msgspec.structs.asdict(data)))
        return without_secrets(clients.card(client_id, scope=viewer.scope), viewer)


ROUTES = (ClientsApi,)
