"""The same client twice, as programs find, merge and part them."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.twins.look_for_twins import ListTwins, LookForTwins
from cleaning.application.clients.twins.merge_clients import MergeClients, Merger, TellApart, UndoMerge
from cleaning.application.clients.twins.preview_merge import Preview, PreviewMerge
from cleaning.application.clients.twins.queries import Alike, MergeRow, Pair, TwinQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.ids import ClientId
from cleaning.web.http import Request, inject


class TwoClients(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two records that look alike and are not one client."""

    one: ClientId
    other: ClientId


class ClientTwinsApi(Controller):
    path = "/clients"
    tags = ("clients",)

    @get("/alike", summary="Clients that may be the one described: by number, phone, e-mail or name in either alphabet")
    @inject
    def alike(
        self,
        request: Request,
        look: FromDishka[LookForTwins],
        name: str = "",
        eik: str = "",
        phone: str = "",
        email: str = "",
        except_id: int | None = None,
    ) -> list[Alike]:
        return look(name=name, eik=eik, phone=phone, email=email, except_id=except_id)

    @get("/duplicates", summary="Pairs of records that look like one client, the surest first")
    @inject
    def pairs(self, request: Request, pairs: FromDishka[ListTwins]) -> list[Pair]:
        return pairs()

    @post("/duplicates/apart", status_code=204, summary="Say that two records are two clients")
    @inject
    def apart(self, request: Request, data: TwoClients, tell: FromDishka[TellApart]) -> None:
        tell(data.one, data.other)

    @get("/{client_id:int}/merging", summary="What merging another record into this client would keep and move")
    @inject
    def preview(
        self, request: Request, client_id: int, preview: FromDishka[PreviewMerge], other: int, take: str = ""
    ) -> Preview:
        return preview(ClientId(client_id), ClientId(other), [name for name in take.split(",") if name])

    @post("/{client_id:int}/merges", summary="Make another record part of this client; within a day it can be undone")
    @inject
    def merge(
        self,
        request: Request,
        client_id: int,
        data: Merger,
        merge: FromDishka[MergeClients],
        access: FromDishka[Access],
        twins: FromDishka[TwinQueries],
    ) -> MergeRow:
        return twins.merge(merge(ClientId(client_id), data), scope=access.viewer.scope)

    @get("/{client_id:int}/merges", summary="Merges the client was part of, newest first")
    @inject
    def merges(
        self,
        request: Request,
        client_id: int,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        twins: FromDishka[TwinQueries],
    ) -> list[MergeRow]:
        access.require(Permission.CLIENTS_MERGE)
        clients.card(client_id, scope=access.viewer.scope)
        return twins.merges(scope=access.viewer.scope, client_id=client_id)

    @delete("/merges/{merge_id:int}", status_code=200, summary="Part two merged records again, within a day")
    @inject
    def undo(
        self,
        request: Request,
        merge_id: int,
        undo: FromDishka[UndoMerge],
        access: FromDishka[Access],
        twins: FromDishka[TwinQueries],
    ) -> MergeRow:
        undo(merge_id)
        return twins.merge(merge_id, scope=access.viewer.scope)


ROUTES = (ClientTwinsApi,)
